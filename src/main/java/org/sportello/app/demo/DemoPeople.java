package org.sportello.app.demo;

import org.sportello.app.demo.shop.Person;
import org.sportello.customer.Customer;
import org.sportello.customer.CustomerRepository;
import org.sportello.customer.Identity;

import java.util.ArrayList;
import java.util.List;

/// Enters the demo shop's customers: names, companies, languages, service levels.
final class DemoPeople {

    private final CustomerRepository customers;

    DemoPeople(CustomerRepository customers) {
        this.customers = customers;
    }

    /// Enters them; the busiest ones have the most stars.
    void enter(List<Person> people) {
        var ids = customers.addAll(people.stream().map(DemoPeople::newCustomer).toList());
        var kept = customers.getAll(ids);
        for (var i = 0; i < people.size(); i++) {
            var customer = kept.get(ids.get(i));
            if (customer != null) {
                customers.update(described(customer, people.get(i), i));
            }
        }
    }

    private Customer described(Customer customer, Person person, int rank) {
        var described =
                customer.withLanguage(person.language())
                        .withTier(rank < 12 ? 3 : rank < 34 ? 2 : rank < 70 ? 1 : 0)
                        .withNote(person.city());
        return person.company().isEmpty()
                ? described
                : described.withOrganisation(customers.organisation(person.company()));
    }

    private static CustomerRepository.NewCustomer newCustomer(Person person) {
        var identities = new ArrayList<Identity>();
        identities.add(new Identity(Identity.Kind.MAIL, person.address()));
        return new CustomerRepository.NewCustomer(person.name(), identities);
    }
}
