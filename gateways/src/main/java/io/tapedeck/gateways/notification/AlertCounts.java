package io.tapedeck.gateways.notification;

/**
 * What became of the alerts of a channel.
 *
 * @param channel name of it.
 * @param sent    taken by the channel.
 * @param failed  given up.
 * @param dropped never tried: the queue was full, or the daemon ended.
 * @param waiting in the queue.
 * @param problem the last one, one sentence without secrets; empty where there was none.
 */
public record AlertCounts(String channel, long sent, long failed, long dropped, int waiting, String problem) {
}
