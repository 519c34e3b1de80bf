package io.tapedeck.journal.session;

/** When the disk has a frame. Whatever it is, the death of the process alone loses no frame that was recorded. */
public enum Durability {
    /** When the system writes it: a power cut can lose the last seconds. */
    OS,
    /** With the frames that came together with it, before anything of them leaves. */
    GROUP,
    /** By itself, before the next one is processed. */
    EACH
}
