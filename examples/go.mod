module github.com/mailrx/mailrx/examples

go 1.25.0

require github.com/mailrx/mailrx v0.0.0

replace github.com/mailrx/mailrx => ..
