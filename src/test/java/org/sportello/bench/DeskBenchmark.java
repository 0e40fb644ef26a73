package org.sportello.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sportello.app.Wiring;
import org.sportello.kernel.Page;
import org.sportello.search.Hits;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.queue.Queue;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What an agent waits for on a desk with 100,000 tickets and 200,000 messages, as wall time:
/// another queue with its first page and all counts, pages in its middle and near its end, and
/// search with every key that is pressed. Queues, offsets and words change from call to call, so
/// that no cached answer is measured.
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 10)
public class DeskBenchmark {

    private static final int PAGE = 50;
    private static final int HITS = 50;

    @Param({"100000"})
    public int count;

    private Wiring desk;
    private List<Queue> queues;
    private List<Long> totals;
    private List<String> typed;
    private int call;

    @Setup
    public void open() throws IOException {
        desk = new Wiring(StoreFolder.of(LargeDesk.folder(count)));
        var agent = desk.store().agents().all().getFirst().id();
        queues = desk.store().queues().queues(agent);
        totals = desk.store().ticketPages().counts(queues.stream().map(Queue::filter).toList());
        typed = typed();
    }

    /// Words of subjects and names of customers, letter by letter; now and then two words.
    private List<String> typed() {
        var rows = page(TicketFilter.ALL, TicketSort.NUMBER, 1_000).rows();
        var keys = new ArrayList<String>();
        for (var row : rows) {
            var words = row.subject().split(" ", -1);
            var wanted = keys.size() % 3 == 0 ? words[0] + " " + words[3] : words[1];
            for (int end = 1; end <= wanted.length(); end++) {
                keys.add(wanted.substring(0, end));
            }
        }
        return keys;
    }

    @TearDown
    public void close() {
        desk.close();
    }

    @Benchmark
    public List<Long> switchQueue() {
        var queue = queues.get(call++ % queues.size());
        page(queue.filter(), queue.sort(), 0);
        return desk.store().ticketPages().counts(moved());
    }

    private List<TicketFilter> moved() {
        var filters = new ArrayList<TicketFilter>();
        for (var one : queues) {
            var due = one.filter().dueBefore();
            filters.add(
                    due == null
                            ? one.filter()
                            : one.filter().withDueBefore(due.plusSeconds(call % 1000)));
        }
        return filters;
    }

    @Benchmark
    public Page<TicketRow> middlePage() {
        return scrolled(0.5);
    }

    @Benchmark
    public Page<TicketRow> nearTheEnd() {
        return scrolled(0.9);
    }

    private Page<TicketRow> scrolled(double share) {
        var index = call++ % queues.size();
        var queue = queues.get(index);
        return page(queue.filter(), queue.sort(), (long) (totals.get(index) * share) + call % 100);
    }

    private Page<TicketRow> page(TicketFilter filter, TicketSort sort, long offset) {
        return desk.store().ticketPages().page(filter, sort, offset, PAGE);
    }

    @Benchmark
    public Hits searchAsYouType() {
        return desk.search().find(typed.get(call++ % typed.size()), HITS);
    }
}
