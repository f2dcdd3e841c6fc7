// Package intake says who may ask what by which channel, and how they must show who they are.
package intake
