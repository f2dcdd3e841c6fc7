// Package dur screens a prescription before every fill: interactions, duplicates, doses, allergies; and records what a pharmacist decided.
package dur
