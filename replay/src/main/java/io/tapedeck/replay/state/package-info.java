/**
 * The complete state of a recorded run at any past moment: the run is played again up to there, held against its tape
 * on the way, and what its pipeline then holds is described. One thread; allocates freely.
 */
package io.tapedeck.replay.state;
