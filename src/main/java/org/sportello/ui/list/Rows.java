package org.sportello.ui.list;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Page;
import org.sportello.ui.Running;
import org.sportello.ui.Work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The rows that are at hand, in windows of a hundred around where the agent looks. A row that is
/// not at hand is asked for and told of when it is there. Used on the screen thread only.
final class Rows<T> {

    static final int WINDOW = 100;

    private static final int KEPT = 24;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 3;

    /// Told what became of the rows.
    interface Listener {
        /// The whole list is another one, or the same read anew.
        void replaced(boolean otherQuestion);

        /// The rows from one index up to (not including) the other have arrived.
        void arrived(int from, int to);
    }

    private final Work work;
    private final Work.Latest whole;
    private final Listener listener;
    private final Map<Integer, List<T>> windows = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Integer> wanted = new ArrayDeque<>();
    private final Map<Integer, Running> loading = new HashMap<>();
    private final Set<Integer> failed = new HashSet<>();

    private @Nullable PageSource<T> source;
    private int total;
    private int generation;
    private @Nullable Running reading;
    private boolean stale;
    private Duration took = Duration.ZERO;

    Rows(Work work, Listener listener) {
        this.work = work;
        this.whole = work.latest();
        this.listener = listener;
    }

    int total() {
        return total;
    }

    /// How long the store took for the newest first page.
    Duration took() {
        return took;
    }

    /// Another question: the rows of the old one stay until the first page of the new one is here.
    void ask(PageSource<T> newSource) {
        source = newSource;
        read(newSource, 0, 1, true);
    }

    /// The same question again, since something changed; what is on screen is read first.
    void refresh(int firstVisible, int lastVisible) {
        if (source == null) {
            return;
        }
        if (isReading()) {
            stale = true;
            return;
        }
        int first = Math.max(0, firstVisible) / WINDOW;
        int last = Math.max(firstVisible, lastVisible) / WINDOW;
        read(source, first, last - first + 1, false);
    }

    /// The row, or null if it is not at hand yet.
    @Nullable T find(int index) {
        if (index < 0 || index >= total) {
            return null;
        }
        int window = index / WINDOW;
        if (!windows.containsKey(window)) {
            want(window);
        }
        List<T> rows = windows.get(window);
        int place = index % WINDOW;
        return rows == null || place >= rows.size() ? null : rows.get(place);
    }

    /// The first index at hand whose row fits, or -1. The present position is looked at first.
    int indexOf(Predicate<T> fits, int nearby) {
        if (nearby >= 0 && nearby < total) {
            List<T> rows = windows.get(nearby / WINDOW);
            int place = nearby % WINDOW;
            if (rows != null && place < rows.size() && fits.test(rows.get(place))) {
                return nearby;
            }
        }
        for (Map.Entry<Integer, List<T>> window : windows.entrySet()) {
            List<T> rows = window.getValue();
            for (int i = 0; i < rows.size(); i++) {
                if (fits.test(rows.get(i))) {
                    return window.getKey() * WINDOW + i;
                }
            }
        }
        return -1;
    }

    private void read(PageSource<T> from, int window, int count, boolean otherQuestion) {
        stale = false;
        generation++;
        wanted.clear();
        loading.clear();
        reading =
                whole.run(
                        () -> timed(from, window, count),
                        answer -> taken(answer, window, otherQuestion));
    }

    private boolean isReading() {
        return reading != null && reading.goingProperty().get();
    }

    private record Timed<T>(Page<T> page, Duration took) {}

    private Timed<T> timed(PageSource<T> from, int window, int count) {
        long start = System.nanoTime();
        Page<T> page = from.page((long) window * WINDOW, count * WINDOW);
        return new Timed<>(page, Duration.ofNanos(System.nanoTime() - start));
    }

    private void taken(Timed<T> answer, int window, boolean otherQuestion) {
        took = answer.took();
        windows.clear();
        failed.clear();
        total = (int) Math.min(Integer.MAX_VALUE, answer.page().total());
        store(window, answer.page().rows());
        listener.replaced(otherQuestion);
        if (stale && source != null) {
            read(source, window, 1 + Math.max(0, answer.page().rows().size() - 1) / WINDOW, false);
        }
    }

    /// Scrolling fast asks for many windows; only the newest few are still worth reading.
    private void want(int window) {
        if (loading.containsKey(window) || failed.contains(window) || isReading()) {
            return;
        }
        wanted.remove(window);
        wanted.addFirst(window);
        while (wanted.size() > WAITING) {
            wanted.removeLast();
        }
        next();
    }

    private void next() {
        loading.values().removeIf(running -> !running.goingProperty().get());
        PageSource<T> from = source;
        while (from != null && loading.size() < AT_ONCE && !wanted.isEmpty()) {
            int window = wanted.removeFirst();
            int asked = generation;
            Running running =
                    work.run(
                            () -> from.page((long) window * WINDOW, WINDOW),
                            current(asked, page -> windowArrived(window, page)),
                            current(
                                    asked,
                                    problem -> {
                                        failed.add(window);
                                        work.show(problem);
                                    }));
            if (running.goingProperty().get()) {
                loading.put(window, running);
            }
        }
    }

    private <A> Consumer<A> current(int asked, Consumer<A> consumer) {
        return answer -> {
            if (asked == generation) {
                consumer.accept(answer);
            }
        };
    }

    private void windowArrived(int window, Page<T> page) {
        if (page.total() != total) {
            total = (int) Math.min(Integer.MAX_VALUE, page.total());
            store(window, page.rows());
            listener.replaced(false);
        } else {
            store(window, page.rows());
            listener.arrived(window * WINDOW, window * WINDOW + page.rows().size());
        }
        next();
    }

    private void store(int window, List<T> rows) {
        for (int i = 0; i * WINDOW < Math.max(1, rows.size()); i++) {
            int end = Math.min(rows.size(), (i + 1) * WINDOW);
            windows.put(window + i, rows.subList(i * WINDOW, end));
        }
        var oldest = windows.keySet().iterator();
        while (windows.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
    }
}
