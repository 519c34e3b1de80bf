package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MessageHeaderEncoder;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.FrameChain;
import io.tapedeck.journal.tape.FrameHash;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeSeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every frame of a tape, once, and says what is wrong: checksums, sequence, time order, messages, and whether
 * the whole is what its manifest describes. Never writes. One thread; nothing is allocated for a frame.
 */
public final class TapeVerification {
    private static final String CONTENT_HASH = "contentHash";

    private final RecordedTape tape;
    private final Frame frame = Frame.allocate();
    private final TapeExtent.Counter sound = new TapeExtent.Counter();
    private final FrameHash hash = new FrameHash();
    private final FrameChain chain = new FrameChain();
    private final boolean isHashed;
    private final List<String> checked = new ArrayList<>();
    private final List<TapeDamage> damage = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private TapeVerification(final RecordedTape tape) {
        this.tape = tape;
        isHashed = tape.manifest().filter(values -> values.values().containsKey(CONTENT_HASH)).isPresent();
    }

    /**
     * Looks at a tape.
     *
     * @param tape to look at.
     * @return everything that was found; damage is reported, not thrown.
     */
    public static TapeFindings of(final RecordedTape tape) {
        final TapeVerification verification = new TapeVerification(tape);
        verification.walk();
        return new TapeFindings(tape.directory(), verification.sound.extent(), verification.checked,
            verification.damage, verification.notes);
    }

    private void walk() {
        if (tape.isPart() && !tape.isHistory()) {
            notes.add("it is a part of a recording: only the whole can be held against a replay");
        }
        final Optional<FrameSoundness> soundness = soundness();
        if (soundness.isPresent()) {
            walk(soundness.get());
        }
        if (tape.manifest().isEmpty()) {
            addWhole("its manifest.yaml is missing: the recording was cut off or still goes on, and nothing says where "
                + "it ends");
        }
    }

    private Optional<FrameSoundness> soundness() {
        try {
            final RecordedSchema schema = tape.schema();
            noteVersion(schema.version());
            return Optional.of(new FrameSoundness(schema));
        } catch (final RuntimeException unreadable) {
            addWhole("its schema " + RecordedSchema.FILE + " cannot be read");
            return Optional.empty();
        }
    }

    private void noteVersion(final int version) {
        if (version > MessageHeaderEncoder.SCHEMA_VERSION) {
            notes.add("its schema version " + version + " is newer than that of this program, "
                + MessageHeaderEncoder.SCHEMA_VERSION);
        }
        checked.addAll(List.of("checksums", "sequence", "time order", "messages against schema version " + version));
    }

    private void walk(final FrameSoundness soundness) {
        try (TapeReader reader = tape.open()) {
            if (isReadToEnd(reader, soundness)) {
                tape.manifest().ifPresent(this::compare);
                TapeSeal.beside(tape.directory()).ifPresent(this::compare);
            }
        } catch (final DamagedTapeException unusable) {
            addWhole(unusable.problem());
        }
    }

    private boolean isReadToEnd(final TapeReader reader, final FrameSoundness soundness) {
        try {
            while (reader.advance()) {
                reader.copyTo(frame);
                final String problem = soundness.problem(frame, sound.lastTimeNs());
                if (problem != null) {
                    damage.add(new TapeDamage(problem, reader.position()));
                    return false;
                }
                accept();
            }
            return true;
        } catch (final DamagedTapeException damaged) {
            damage.add(new TapeDamage(damaged.problem(), reader.position()));
            return false;
        }
    }

    private void accept() {
        sound.add(frame);
        chain.add(frame);
        if (isHashed) {
            hash.add(frame);
        }
    }

    private void compare(final Manifest manifest) {
        checked.add("end");
        compare(manifest, "frames", sound.extent().frames());
        compare(manifest, DerivedTape.LAST_SEQUENCE, sound.lastSequence());
        if (sound.extent().frames() > 0) {
            compare(manifest, "endNs", sound.lastTimeNs());
        }
        if (isHashed) {
            checked.add("content hash");
            compare(manifest, CONTENT_HASH, hash.inHexadecimal());
        }
    }

    private void compare(final TapeSeal sealed) {
        checked.add("chain");
        if (!chain.seal().equals(sealed)) {
            addWhole("its frames are not those that were recorded, though each is sound by itself: "
                + chain.seal().frames() + " frames with the chain " + chain.seal().chain() + ", sealed were "
                + sealed.frames() + " with " + sealed.chain());
        }
    }

    private void compare(final Manifest manifest, final String name, final Object onTape) {
        final String described = manifest.values().get(name);
        if (described != null && !described.equals(onTape.toString())) {
            addWhole("it is not what its manifest describes: " + name + " is " + onTape + ", not " + described);
        }
    }

    private void addWhole(final String problem) {
        damage.add(new TapeDamage(problem, TapeDamage.WHOLE));
    }
}
