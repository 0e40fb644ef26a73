package org.sportello.kernel;

/// Something that goes on until it is closed. Closing twice is harmless.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
