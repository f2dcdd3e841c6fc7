// Package script reads electronic prescriptions in the XML form of NCPDP SCRIPT.
package script
