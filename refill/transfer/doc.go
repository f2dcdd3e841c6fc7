// Package transfer moves a prescription between pharmacies, in and out, as a pure state machine.
package transfer
