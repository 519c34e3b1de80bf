package io.tapedeck.app.configuration;

import io.tapedeck.app.configuration.WrittenValue.Form;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A YAML file of nested sections as keys with dots, each with its line. What is wrong with the file as a file is
 * remembered, not thrown, so that a person sees everything at once. No sentence has a value in it: it may be a secret.
 */
final class FlatYaml {
    private static final String NAME = "[A-Za-z0-9._-]{1,64}";

    private final Path file;
    private final OriginOfLine origins;
    private final List<WrittenValue> values = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Origin> seen = new HashMap<>();

    /** What a line of the file is called. */
    @FunctionalInterface
    interface OriginOfLine {
        /** The place of a line, counted from 1. */
        Origin of(Path file, int line);
    }

    private FlatYaml(final Path file, final OriginOfLine origins) {
        this.file = file;
        this.origins = origins;
    }

    static FlatYaml read(final Path file, final OriginOfLine origins) {
        final FlatYaml yaml = new FlatYaml(file, origins);
        try {
            yaml.compose(Files.readString(file));
        } catch (final IOException unreadable) {
            yaml.problems.add(Problem.of(Origin.whole(file), "", "the file cannot be read: it "
                + YamlFile.problem(file)));
        }
        return yaml;
    }

    List<WrittenValue> values() {
        return values;
    }

    List<Problem> problems() {
        return problems;
    }

    private void compose(final String text) {
        try {
            final Optional<Node> root = new Compose(LoadSettings.builder().setSchema(new FailsafeSchema()).build())
                .composeString(text);
            root.ifPresent(this::addRoot);
        } catch (final MarkedYamlEngineException notYaml) {
            problems.add(Problem.of(origin(notYaml.getProblemMark()), "",
                "this is not YAML; look at indents, colons and quotes here and in the line before"));
        } catch (final YamlEngineException notYaml) {
            problems.add(Problem.of(Origin.whole(file), "", "this is not YAML"));
        }
    }

    private void addRoot(final Node root) {
        if (root instanceof MappingNode sections) {
            add("", sections);
        } else {
            problem(root, "", "the file must hold lines of the form 'name: value'");
        }
    }

    private void add(final String prefix, final MappingNode section) {
        for (final NodeTuple entry : section.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().matches(NAME)) {
                add(prefix + name.getValue(), name, entry.getValueNode());
            } else {
                problem(entry.getKeyNode(), "", "this is no name of a setting: names are words in lower case, joined "
                    + "by hyphens and dots");
            }
        }
    }

    private void add(final String key, final Node name, final Node value) {
        final Origin before = seen.putIfAbsent(key, origin(name));
        if (before != null) {
            problem(name, key, key + " is written twice, first in " + before.place() + ": keep one of them");
        }
        if (value.getAnchor().isPresent()) {
            // Nothing can refer to itself where nothing has a name to be referred to.
            problem(name, key, key + " has an anchor (&); write the value out wherever it is needed");
        } else {
            addValue(key, name, value);
        }
    }

    private void addValue(final String key, final Node name, final Node value) {
        if (value instanceof MappingNode section) {
            add(key + ".", section);
        } else if (value instanceof SequenceNode list) {
            addList(key, name, list);
        } else if (value instanceof ScalarNode single) {
            values.add(new WrittenValue(key, single.getValue(), Form.SINGLE, origin(name)));
        }
    }

    private void addList(final String key, final Node name, final SequenceNode list) {
        if (list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            values.add(new WrittenValue(key, list.getValue().stream().map(each -> ((ScalarNode) each).getValue())
                .collect(Collectors.joining(",")), Form.LIST, origin(name)));
        } else {
            problem(name, key, key + " is a list with lists or sections in it; its entries must be single values");
        }
    }

    private void problem(final Node node, final String key, final String sentence) {
        problems.add(Problem.of(origin(node), key, sentence));
    }

    private Origin origin(final Node node) {
        return origin(node.getStartMark());
    }

    private Origin origin(final Optional<Mark> mark) {
        return origins.of(file, mark.map(Mark::getLine).orElse(0) + 1);
    }
}
