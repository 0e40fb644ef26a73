package org.sportello.mail.parse.fuzz;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// A million broken mails (`mvn -Pbench -Dargs=Fuzz`): fails on the first find, and if an answer
/// took longer than five seconds.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FuzzBenchmark {

    private static final int CASES = 1_000_000;

    @Benchmark
    public long aMillionBrokenMails() {
        return FuzzMain.tryAll(0, CASES);
    }
}
