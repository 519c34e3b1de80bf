/** Engine time: the only time that exists inside the pipeline, and it comes from the frames. */
package io.tapedeck.engine.time;
