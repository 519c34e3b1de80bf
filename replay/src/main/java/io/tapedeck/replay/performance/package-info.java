/** What a run earned and at what risk: plain functions of its trades and its equity curve. */
package io.tapedeck.replay.performance;
