/**
 * The daemon: a session that is fed by a venue, recorded, and asked from other shells. Wiring only: what decides stands
 * in the engine, what is recorded in {@code replay.session}, what speaks to venues in the gateways.
 *
 * <pre>
 *   venue ──▶ connections ──▶ parser ──▶ MarketFrames ─┐
 *   REST  ──▶ backfill ────────────────▶ MarketFrames ─┼─▶ SharedInlet ─▶ LiveSession: engine, tape, snapshots
 *   other shells ──▶ control socket ──▶ commands ──────┘
 * </pre>
 */
package io.tapedeck.app.live;
