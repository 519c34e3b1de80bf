/**
 * Tells people what happens: alerts to Discord, Telegram or any webhook. Off the hot path: whoever raises an alert puts
 * it into a bounded queue and goes on; a thread of each channel sends, waits and tries again.
 *
 * <p>The addresses are secrets, for who knows one may write to the channel. They stand in {@link SecretAddress} only,
 * and in no text that this package makes.
 */
package io.tapedeck.gateways.notification;
