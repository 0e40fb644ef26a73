package org.sportello.kernel;

import java.util.function.Supplier;

/// One transaction that may span features: raw mail, cursor, customer, ticket and event move
/// together or not at all. Repositories called inside join the transaction in scope; nested calls
/// join the outer one.
public interface Transactions {

    /// Runs the work in one writing transaction. An exception rolls everything back and is thrown
    /// on. After the commit, the [Change]s announced inside it are published, in order.
    <T> T write(Supplier<T> work);

    /// Runs the work on one consistent snapshot; writing is refused.
    <T> T read(Supplier<T> work);

    default void write(Runnable work) {
        write(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
