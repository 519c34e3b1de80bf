package io.tapedeck.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The blocks of a guide that are meant to be run or compiled exactly as they stand there. */
public final class GuideBlocks {
    private GuideBlocks() {
    }

    /**
     * All blocks of a language.
     *
     * @param guide    Markdown.
     * @param language behind the opening fence.
     * @return in the order of the guide.
     * @throws IOException where it cannot be read.
     */
    public static List<String> of(final Path guide, final String language) throws IOException {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(guide)).results().map((MatchResult block) -> block.group(1)).toList();
    }
}
