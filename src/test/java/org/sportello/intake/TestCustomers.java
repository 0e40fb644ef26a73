package org.sportello.intake;

import static org.sportello.storage.schema.Tables.CUSTOMER;
import static org.sportello.storage.schema.Tables.IDENTITY;

import org.sportello.customer.Customer;
import org.sportello.customer.CustomerRepository;
import org.sportello.customer.Identity;
import org.sportello.kernel.Page;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.*;

final class TestCustomers implements CustomerRepository {
    private final Database database;

    TestCustomers(Database database) {
        this.database = database;
    }

    @Override
    public Customer get(long id) {
        var row = database.sql().selectFrom(CUSTOMER).where(CUSTOMER.ID.eq(id)).fetchSingle();
        var ids = database.sql().selectFrom(IDENTITY).where(IDENTITY.CUSTOMER_ID.eq(id)).fetch(r -> new Identity(Identity.Kind.MAIL, r.getShown()));
        return new Customer(id, 1, row.getName(), null, null, null, 0, "", ids, row.getCreatedAt(), row.getUpdatedAt());
    }

    @Override
    public Optional<Customer> findByIdentity(Identity identity) {
        return Optional.empty();
    }

    @Override
    public Map<String, Long> findByAddresses(Collection<String> addresses) {
        var found = new HashMap<String, Long>();
        database.sql().selectFrom(IDENTITY).where(IDENTITY.RECOGNISED.in(addresses)).forEach(r -> found.put(r.getRecognised(), r.getCustomerId()));
        return found;
    }

    @Override
    public List<Long> addAll(List<NewCustomer> customers) {
        var ids = new ArrayList<Long>();
        for (var one : customers) {
            var id = database.sql().insertInto(CUSTOMER).set(CUSTOMER.VERSION, 1).set(CUSTOMER.NAME, one.name()).set(CUSTOMER.TIER, (short) 0).set(CUSTOMER.NOTE, "").set(CUSTOMER.CREATED_AT, Instant.EPOCH).set(CUSTOMER.UPDATED_AT, Instant.EPOCH).returningResult(CUSTOMER.ID).fetchSingle().value1();
            for (var i : one.identities()) database.sql().insertInto(IDENTITY).set(IDENTITY.CUSTOMER_ID, id).set(IDENTITY.KIND, "MAIL").set(IDENTITY.SHOWN, i.shown()).set(IDENTITY.RECOGNISED, i.recognised()).execute();
            ids.add(id);
        }
        return ids;
    }

    @Override
    public void update(Customer customer) {}

    @Override
    public Page<CustomerRow> page(String text, long offset, int limit) {
        return new Page<>(List.of(), 0);
    }
}
