package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the trials lie in the space and how good they are by the first objective. One thread; keeps eight bytes for a
 * trial and four for each of its axes.
 */
final class TrialPlaces {
    private static final int FIRST_CAPACITY = 256;
    /** Fifteen pairs. */
    private static final int MOST_AXES = 6;

    private final SearchSpace space;
    private final Objective objective;
    private final int axes;
    private int[] places;
    private double[] scores = new double[FIRST_CAPACITY];
    private int size;

    TrialPlaces(final SearchSpace space, final Objective objective) {
        this.space = space;
        this.objective = objective;
        axes = space.axes().size();
        places = new int[FIRST_CAPACITY * axes];
    }

    /** Takes note of a trial; each once, in the order of their numbers. */
    void add(final int[] place, final double score) {
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
            places = Arrays.copyOf(places, 2 * size * axes);
        }
        System.arraycopy(place, 0, places, size * axes, axes);
        scores[size] = score;
        size++;
    }

    Neighbourhood neighbourhood() {
        final List<HeatMap> maps = new ArrayList<>();
        for (int across = 0; across < Math.min(axes, MOST_AXES); across++) {
            for (int down = across + 1; down < Math.min(axes, MOST_AXES); down++) {
                maps.add(map(across, down));
            }
        }
        return new Neighbourhood(objective, best().mapToObj(this::plateau).findFirst(), maps);
    }

    private HeatMap map(final int across, final int down) {
        final HeatMap.Cells cells = new HeatMap.Cells(space.axes().get(across), space.axes().get(down), objective);
        for (int trial = 0; trial < size; trial++) {
            cells.add(places[trial * axes + across], places[trial * axes + down], scores[trial]);
        }
        return cells.map();
    }

    /** The first of the greatest. */
    private IntStream best() {
        int best = -1;
        for (int trial = 0; trial < size; trial++) {
            best = !Double.isNaN(scores[trial]) && (best < 0 || scores[trial] > scores[best]) ? trial : best;
        }
        return best < 0 ? IntStream.empty() : IntStream.of(best);
    }

    private Plateau plateau(final int best) {
        final List<Plateau.Neighbour> neighbours = new ArrayList<>();
        for (int trial = 0; trial < size; trial++) {
            final int other = trial;
            stepAxis(best, trial).ifPresent(axis -> neighbours.add(new Plateau.Neighbour(space.axes().get(axis).name(),
                space.axes().get(axis).values().get(places[other * axes + axis]), objective.score(scores[other]))));
        }
        return Plateau.of(objective, objective.score(scores[best]), neighbours, possible(best));
    }

    /** The one axis on which a trial lies a step away from another; every word is a step from every other. */
    private Optional<Integer> stepAxis(final int from, final int to) {
        final int[] different = IntStream.range(0, axes).filter(axis -> distance(axis, from, to) > 0).toArray();
        return different.length == 1
            && (distance(different[0], from, to) == 1 || !space.axes().get(different[0]).isOrdered())
            ? Optional.of(different[0]) : Optional.empty();
    }

    private int distance(final int axis, final int from, final int to) {
        return Math.abs(places[from * axes + axis] - places[to * axes + axis]);
    }

    /** Steps that the axes and the constraints of the strategy allow. */
    private int possible(final int best) {
        int possible = 0;
        for (int axis = 0; axis < axes; axis++) {
            final int own = places[best * axes + axis];
            final boolean isOrdered = space.axes().get(axis).isOrdered();
            final int[] steps = isOrdered ? new int[] {own - 1, own + 1}
                : IntStream.range(0, space.axes().get(axis).values().size()).filter(word -> word != own).toArray();
            for (final int step : steps) {
                possible += isIn(best, axis, step) ? 1 : 0;
            }
        }
        return possible;
    }

    private boolean isIn(final int best, final int axis, final int step) {
        final int[] place = Arrays.copyOfRange(places, best * axes, (best + 1) * axes);
        place[axis] = step;
        return step >= 0 && step < space.axes().get(axis).values().size() && space.at(place).isPresent();
    }
}
