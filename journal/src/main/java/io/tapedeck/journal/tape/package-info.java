/** Reading and writing tapes: frames in the documents of a Chronicle queue. */
package io.tapedeck.journal.tape;
