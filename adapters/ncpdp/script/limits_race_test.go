//go:build race

package script_test

// mostForRefused is more with the race detector, which counts what it keeps itself.
const mostForRefused = 40 << 20
