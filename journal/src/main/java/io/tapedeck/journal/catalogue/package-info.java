/**
 * What tapes there are: a catalogue of history in immutable generations, and the manifest that stands beside every
 * tape.
 */
package io.tapedeck.journal.catalogue;
