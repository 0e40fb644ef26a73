package org.sportello.intake;

import org.sportello.customer.CustomerRepository;
import org.sportello.customer.CustomerRepository.NewCustomer;
import org.sportello.customer.Identity;
import org.sportello.mail.message.MailAddress;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Knows customers by address, and makes new ones.
final class Customers {

    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_NAME = 200;

    private final CustomerRepository repository;
    private final Map<String, Long> known;

    /// @param known those fetched for the batch, by address; new ones are added
    Customers(CustomerRepository repository, Map<String, Long> known) {
        this.repository = repository;
        this.known = known;
    }

    /// Makes those that are not known yet, all at once.
    void add(Collection<MailAddress> people) {
        var fresh = new LinkedHashMap<String, MailAddress>();
        for (var one : people) {
            if (recognisable(one) && !known.containsKey(one.key())) {
                fresh.putIfAbsent(one.key(), one);
            }
        }
        var ids = repository.addAll(fresh.values().stream().map(Customers::made).toList());
        var next = ids.iterator();
        fresh.keySet().forEach(key -> known.put(key, next.next()));
    }

    private static boolean recognisable(MailAddress address) {
        return !address.address().isEmpty() && address.address().length() <= LONGEST_ADDRESS;
    }

    private static NewCustomer made(MailAddress address) {
        var identities =
                recognisable(address)
                        ? List.of(new Identity(Identity.Kind.MAIL, address.address()))
                        : List.<Identity>of();
        var shown = address.display();
        var name = shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown;
        return new NewCustomer(name, identities);
    }

    long id(MailAddress address) {
        var key = address.key();
        var id = known.get(key);
        if (id != null) {
            return id;
        }
        long added = repository.addAll(List.of(made(address))).getFirst();
        known.put(key, added);
        return added;
    }
}
