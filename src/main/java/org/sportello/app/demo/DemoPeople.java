package org.sportello.app.demo;

import org.sportello.app.demo.shop.Person;
import org.sportello.customer.Customer;
import org.sportello.customer.CustomerRepository;
import org.sportello.customer.Identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Enters the demo shop's customers: names, companies, languages, service levels, and since when
/// they are customers.
final class DemoPeople {

    private static final int GROUP = 15;
    private static final Duration YEAR = Duration.ofDays(372);

    private final Function<InstantSource, CustomerRepository> customers;
    private final Instant now;

    /// @param customers the repository as of a moment
    DemoPeople(Function<InstantSource, CustomerRepository> customers, Instant now) {
        this.customers = customers;
        this.now = now;
    }

    /// Enters them; the busiest ones have the most stars and have been here the longest.
    void enter(List<Person> people) {
        for (var from = 0; from < people.size(); from += GROUP) {
            var group = people.subList(from, Math.min(from + GROUP, people.size()));
            var since =
                    now.minus(YEAR).minus(Duration.ofDays(137L * (people.size() - from) / GROUP));
            enter(group, from, customers.apply(InstantSource.fixed(since)));
        }
    }

    private static void enter(List<Person> group, int rank, CustomerRepository repository) {
        var ids = repository.addAll(group.stream().map(DemoPeople::newCustomer).toList());
        var kept = repository.getAll(ids);
        for (var i = 0; i < group.size(); i++) {
            var customer = kept.get(ids.get(i));
            if (customer != null) {
                repository.update(described(customer, group.get(i), rank + i, repository));
            }
        }
    }

    private static Customer described(
            Customer customer, Person person, int rank, CustomerRepository repository) {
        var described =
                customer.withLanguage(person.language())
                        .withTier(rank < 12 ? 3 : rank < 34 ? 2 : rank < 70 ? 1 : 0)
                        .withNote(person.city());
        return person.company().isEmpty()
                ? described
                : described.withOrganisation(repository.organisation(person.company()));
    }

    private static CustomerRepository.NewCustomer newCustomer(Person person) {
        var identities = new ArrayList<Identity>();
        identities.add(new Identity(Identity.Kind.MAIL, person.address()));
        return new CustomerRepository.NewCustomer(person.name(), identities);
    }
}
