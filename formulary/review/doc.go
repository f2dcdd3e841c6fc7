// Package review is one case before the plan: prior authorization, exception, denial and the appeals above it, with their clocks.
package review
