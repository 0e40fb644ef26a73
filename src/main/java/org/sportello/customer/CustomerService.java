package org.sportello.customer;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Transactions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What can be done to customers. Every verb is one transaction or joins the one in scope.
public final class CustomerService {

    private static final int TOP_TIER = 3;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Transactions transactions;
    private final CustomerRepository customers;

    public CustomerService(Transactions transactions, CustomerRepository customers) {
        this.transactions = transactions;
        this.customers = customers;
    }

    /// Someone who wrote to us.
    public record Contact(String name, String address) {

        String key() {
            return address.strip().toLowerCase(Locale.ROOT);
        }
    }

    /// The customers behind these contacts; new ones are made for addresses that nobody is known
    /// by.
    ///
    /// @return ids by address in lower case
    public Map<String, Long> findOrCreate(Collection<Contact> contacts) {
        return transactions.write(() -> {
            var wanted = new LinkedHashMap<String, Contact>();
            contacts.forEach(contact -> wanted.merge(contact.key(), contact, this::named));
            var found = new HashMap<>(customers.findByAddresses(wanted.keySet()));
            wanted.keySet().removeAll(found.keySet());
            var ids =
                    customers.addAll(
                            wanted.values().stream().map(CustomerService::newCustomer).toList());
            int next = 0;
            for (var address : wanted.keySet()) {
                found.put(address, ids.get(next++));
            }
            return Map.copyOf(found);
        });
    }

    private Contact named(Contact one, Contact other) {
        return one.name().isBlank() ? other : one;
    }

    private static CustomerRepository.NewCustomer newCustomer(Contact contact) {
        return new CustomerRepository.NewCustomer(
                contact.name().strip(),
                List.of(new Identity(Identity.Kind.MAIL, contact.address().strip())));
    }

    /// Makes one customer by hand.
    ///
    /// @throws Problem if there is neither a name nor an identity, or an identity is taken
    public Customer add(String name, List<Identity> identities) {
        return transactions.write(() -> {
            if (name.isBlank() && identities.isEmpty()) {
                throw new Problem("customer.empty");
            }
            var clean = clean(identities);
            refuseTaken(0, clean);
            var id =
                    customers
                            .addAll(
                                    List.of(
                                            new CustomerRepository.NewCustomer(
                                                    name.strip(), clean)))
                            .getFirst();
            return customers.get(id);
        });
    }

    /// Writes the whole card as the agent edited it.
    ///
    /// @param edited with the version that the agent saw
    /// @throws StaleCustomer if somebody else was first
    /// @throws IdentityTaken if another customer is recognised by one of the identities
    public Customer update(Customer edited) {
        return transactions.write(() -> {
            var clean =
                    edited.withName(edited.name().strip())
                            .withLanguage(language(edited.language()))
                            .withTier(tier(edited.tier()))
                            .withIdentities(clean(edited.identities()));
            refuseTaken(clean.id(), clean.identities());
            customers.update(clean);
            return customers.get(clean.id());
        });
    }

    private Customer change(long id, UnaryOperator<Customer> how) {
        return transactions.write(() -> update(how.apply(customers.get(id))));
    }

    /// From now on the customer is recognised by this too.
    public Customer addIdentity(long id, Identity identity) {
        return change(
                id,
                customer -> {
                    var all = new ArrayList<>(customer.identities());
                    all.add(identity);
                    return customer.withIdentities(all);
                });
    }

    public Customer removeIdentity(long id, Identity identity) {
        return change(
                id,
                customer ->
                        customer.withIdentities(
                                customer.identities().stream()
                                        .filter(one -> !same(one, identity))
                                        .toList()));
    }

    public Customer rename(long id, String name) {
        return change(id, customer -> customer.withName(name));
    }

    /// Sets the language that we write to them in.
    ///
    /// @param language ISO 639-1, null for unknown
    public Customer setLanguage(long id, @Nullable String language) {
        return change(id, customer -> customer.withLanguage(language));
    }

    /// Sets the service level.
    ///
    /// @param tier 0 to 3 stars
    public Customer setTier(long id, int tier) {
        return change(id, customer -> customer.withTier(tier));
    }

    public Customer setNote(long id, String note) {
        return change(id, customer -> customer.withNote(note));
    }

    /// Says what organisation the customer belongs to.
    ///
    /// @param name an organisation that is made if it is new; empty: none
    public Customer setOrganisation(long id, String name) {
        return change(
                id,
                customer ->
                        customer.withOrganisation(
                                name.isBlank() ? null : customers.organisation(name)));
    }

    private void refuseTaken(long id, List<Identity> identities) {
        for (var identity : identities) {
            customers
                    .findByIdentity(identity)
                    .filter(owner -> owner.id() != id)
                    .ifPresent(owner -> {
                        throw new IdentityTaken(
                                identity, owner.name().isEmpty() ? owner.address() : owner.name());
                    });
        }
    }

    private static List<Identity> clean(List<Identity> identities) {
        var seen = new HashSet<String>();
        return identities.stream()
                .map(one -> new Identity(one.kind(), one.shown().strip()))
                .filter(one -> !one.recognised().isEmpty())
                .filter(one -> seen.add(one.kind() + one.recognised()))
                .toList();
    }

    private static boolean same(Identity one, Identity other) {
        return one.kind() == other.kind() && Objects.equals(one.recognised(), other.recognised());
    }

    private static @Nullable String language(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        var code = wanted.strip().toLowerCase(Locale.ROOT);
        if (!LANGUAGES.contains(code)) {
            throw new Problem("customer.language-unknown", wanted);
        }
        return code;
    }

    private static int tier(int wanted) {
        return Math.clamp(wanted, 0, TOP_TIER);
    }
}
