/**
 * Looks at tapes and never writes to them: where they are, and what stands on them in words and decimals, by the schema
 * that lies beside each tape, so that a tape prints without the code that wrote it. Off the hot path.
 */
package io.tapedeck.journal.inspect;
