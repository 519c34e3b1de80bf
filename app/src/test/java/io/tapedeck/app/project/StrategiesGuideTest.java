package io.tapedeck.app.project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.tools.ToolProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every piece of Java in docs/strategies.md compiles: members of a strategy, and statements of its onCandle. */
class StrategiesGuideTest {
    private static final String STRATEGY = """
        import io.tapedeck.engine.candle.*;
        import io.tapedeck.engine.market.*;
        import io.tapedeck.engine.order.*;
        import io.tapedeck.engine.rehearsal.*;
        import io.tapedeck.engine.state.*;
        import io.tapedeck.engine.strategy.*;
        import io.tapedeck.strategies.indicator.*;
        import java.util.List;
        class Guide {
            Timeframe timeframe;
            StrategyPlan plan;
            long lastOrder;
            boolean armed;
            MEMBERS
            void onCandle(final Candle candle, final StrategyContext context, final Notes notes) {
                STATEMENTS
            }
        }
        """;

    @TempDir
    private Path directory;

    @Test
    void everyPieceCompiles() throws IOException {
        final List<String> pieces = GuideBlocks.of(Path.of("..", "docs", "strategies.md"), "java");
        assertTrue(pieces.size() > 9, "only " + pieces.size() + " pieces");
        for (final String piece : pieces) {
            final boolean isMember = piece.contains("public ");
            final Path file = Files.writeString(directory.resolve("Guide.java"), STRATEGY
                .replace("MEMBERS", isMember ? piece : "").replace("STATEMENTS", isMember ? "" : piece));
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d",
                directory.toString(), "-cp", System.getProperty("java.class.path"), file.toString()), piece);
        }
    }
}
