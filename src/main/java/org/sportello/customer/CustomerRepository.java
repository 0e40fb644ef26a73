package org.sportello.customer;

import org.sportello.kernel.Page;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps customers and what they are recognised by.
public interface CustomerRepository {

    /// The customer; throws [NoSuchCustomer] if there is none.
    Customer get(long id);

    Map<Long, Customer> getAll(Collection<Long> ids);

    Optional<Customer> findByIdentity(Identity identity);

    /// For each address (lower case) that is known: the customer's id.
    Map<String, Long> findByAddresses(Collection<String> addresses);

    /// Adds new customers with their identities; returns their ids in order.
    List<Long> addAll(List<NewCustomer> customers);

    /// A customer to come.
    record NewCustomer(String name, List<Identity> identities) {}

    /// Writes name, organisation, language, tier, note and identities.
    ///
    /// @throws StaleCustomer if the version is not the stored one
    void update(Customer customer);

    /// The organisation of this name (letter case and spaces aside); made if it is new.
    Organisation organisation(String name);

    /// By name or identity prefix, best first; empty text: by the newest contact.
    Page<CustomerRow> page(String text, long offset, int limit);

    /// A customer as lists show it.
    record CustomerRow(
            long id,
            String name,
            String address,
            String organisation,
            int tier,
            int tickets,
            int unsolved) {}
}
