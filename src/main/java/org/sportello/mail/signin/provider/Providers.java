package org.sportello.mail.signin.provider;

import java.util.List;
import java.util.Optional;

/// Keeps the providers of the desk: the known ones, and those that somebody has added.
public interface Providers {

    /// All of them, those that cannot be used yet included; the known ones first.
    List<Provider> all();

    Optional<Provider> find(String id);

    /// Keeps a provider, in place of one with the same id.
    void save(Provider provider);

    /// Forgets what was kept; of a known provider its addresses stay known.
    void remove(String id);
}
