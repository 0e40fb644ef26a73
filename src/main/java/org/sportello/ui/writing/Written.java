package org.sportello.ui.writing;

import org.sportello.kernel.Problem;

import java.util.Optional;
import java.util.concurrent.Callable;

/// What a [Keeper] asks of the pane that a thing is typed into, and of the store behind it.
///
/// @param <T> the thing: a record with an identity and a version
public interface Written<T> {

    /// 0: not saved yet.
    long id(T thing);

    int version(T thing);

    /// What a notice calls it.
    String name(T thing);

    /// Whether it holds nothing worth keeping.
    boolean isEmpty(T thing);

    /// The content of this one with another identity.
    T onto(T content, long id, int version);

    /// What is typed, as the thing with the identity and version of this one.
    T typed(T identity);

    /// Shows it in the controls that are typed into.
    void fill(T thing);

    /// What the head of the pane says may be another thing now.
    void describe();

    /// It was saved while it was shown.
    void arrived(T stored);

    /// Shows what is wrong with what is typed.
    ///
    /// @return false if the pane has no place for this problem
    boolean fault(Problem problem);

    /// True for the problem that somebody else was first.
    boolean isStale(Problem problem);

    /// How to save it. Asked on the screen's thread, called elsewhere.
    Callable<T> storing(T thing);

    /// From the store; not on the screen's thread.
    Optional<T> find(long id);

    /// Out of the store; not on the screen's thread.
    void delete(long id);
}
