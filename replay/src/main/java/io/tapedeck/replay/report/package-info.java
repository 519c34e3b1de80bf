/** The result of a run for people and for programs: table, JSON, CSV. */
package io.tapedeck.replay.report;
