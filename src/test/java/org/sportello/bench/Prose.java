package org.sportello.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Words that nobody has written, as frequent as words are (Zipf): some in nearly every letter,
/// most of them rare.
final class Prose {

    private static final int WORDS = 30_000;
    private static final List<String> SYLLABLES =
            List.of(
                    "or", "di", "ne", "pa", "co", "ri", "fat", "tu", "ra", "ser", "vi", "zio", "ma",
                    "car", "lo", "sta", "men", "to", "per", "li", "bo", "an", "dre", "gio", "sa",
                    "re", "so", "qua", "ti", "ve");

    private final Random random;
    private final String[] words = new String[WORDS];
    private final double[] shares = new double[WORDS];

    Prose(Random random) {
        this.random = random;
        var sum = 0.0;
        for (int i = 0; i < WORDS; i++) {
            words[i] = made(1 + i % 3 + (i > 300 ? 1 : 0));
            sum += 1.0 / (i + 2);
            shares[i] = sum;
        }
    }

    private String made(int syllables) {
        return IntStream.rangeClosed(1, syllables)
                .mapToObj(_ -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
    }

    String word() {
        var found = Arrays.binarySearch(shares, random.nextDouble() * shares[WORDS - 1]);
        return words[found < 0 ? Math.min(-found - 1, WORDS - 1) : found];
    }

    String name() {
        var word = words[random.nextInt(2_000)];
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    String sentence(int length) {
        return IntStream.range(0, length).mapToObj(_ -> word()).collect(Collectors.joining(" "));
    }

    String letter() {
        return IntStream.range(0, 3 + random.nextInt(6))
                .mapToObj(_ -> sentence(12) + ".")
                .collect(Collectors.joining("\r\n"));
    }
}
