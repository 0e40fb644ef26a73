package org.sportello.intake;

import org.sportello.customer.CustomerRepository;
import org.sportello.customer.CustomerRepository.NewCustomer;
import org.sportello.customer.Identity;
import org.sportello.mail.MailAddress;

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

    long id(MailAddress address) {
        var key = address.key();
        var id = known.get(key);
        if (id != null) {
            return id;
        }
        boolean recognisable = !key.isEmpty() && key.length() <= LONGEST_ADDRESS;
        var identities =
                recognisable
                        ? List.of(new Identity(Identity.Kind.MAIL, address.address()))
                        : List.<Identity>of();
        var shown = address.display();
        var name = shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown;
        long added = repository.addAll(List.of(new NewCustomer(name, identities))).getFirst();
        known.put(key, added);
        return added;
    }
}
