//go:build !race

package script_test

// mostForRefused is the memory that refusing a message may take.
const mostForRefused = 24 << 20
