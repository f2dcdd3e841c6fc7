// Package law holds the dated rules of the country and the states that a pharmacy must keep, as data with citations, and
// answers the questions that are asked of them.
package law
