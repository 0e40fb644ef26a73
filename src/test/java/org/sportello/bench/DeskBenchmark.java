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
import org.sportello.kernel.Page;
import org.sportello.ticket.queue.Queue;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The lists of the desk with 100,000 tickets: pages at the beginning, in the middle and at the end
/// of every queue, the counts of all queues, and what a switch of the queue costs. Offsets and
/// moments move from call to call, so that no cached answer is measured.
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class DeskBenchmark {

    private static final int PAGE = 50;

    @Param({"100000"})
    public int count;

    @Param({
        "mine",
        "unassigned",
        "due",
        "waiting",
        "open",
        "solved",
        "all",
        "saved:1",
        "mailbox:1"
    })
    public String queue = "";

    private DeskData data;
    private Queue current;
    private List<Queue> queues;
    private long total;
    private int call;

    @Setup
    public void fill() throws IOException {
        var folder = Files.createTempDirectory("sportello-bench");
        data = new DeskData(folder.resolve("desk"), count);
        open(queue);
    }

    void open(String id) {
        queues = data.queues.queues(data.agent);
        current = queues.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        total = data.pages.count(current.filter());
    }

    @TearDown
    public void close() {
        data.close();
    }

    @Benchmark
    public Page<TicketRow> firstPage() {
        return page(current.sort(), call++ % 100);
    }

    @Benchmark
    public Page<TicketRow> middlePage() {
        return page(current.sort(), total / 2 - call++ % 100);
    }

    @Benchmark
    public Page<TicketRow> nearTheEnd() {
        return page(current.sort(), total * 9 / 10 + call++ % 100);
    }

    @Benchmark
    public Page<TicketRow> middlePageByUpdate() {
        return page(TicketSort.UPDATED, total / 2 - call++ % 100);
    }

    private Page<TicketRow> page(TicketSort sort, long offset) {
        return data.pages.page(current.filter(), sort, Math.max(0, offset), PAGE);
    }

    @Benchmark
    public List<Long> countsOfAllQueues() {
        return data.pages.counts(moved());
    }

    private List<TicketFilter> moved() {
        var filters = new ArrayList<TicketFilter>();
        for (var one : queues) {
            var due = one.filter().dueBefore();
            filters.add(
                    due == null
                            ? one.filter()
                            : one.filter().withDueBefore(due.plusSeconds(call++ % 1000)));
        }
        return filters;
    }

    @Benchmark
    public List<Long> switchQueue() {
        firstPage();
        return countsOfAllQueues();
    }
}
