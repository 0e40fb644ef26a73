package org.sportello.customer.store;

import static org.sportello.storage.schema.Sequences.CUSTOMER_ID;
import static org.sportello.storage.schema.Tables.CUSTOMER;
import static org.sportello.storage.schema.Tables.CUSTOMER_WORD;
import static org.sportello.storage.schema.Tables.IDENTITY;
import static org.sportello.storage.schema.Tables.ORGANISATION;

import org.jooq.impl.DSL;
import org.sportello.customer.Customer;
import org.sportello.customer.CustomerRepository;
import org.sportello.customer.Identity;
import org.sportello.customer.NoSuchCustomer;
import org.sportello.customer.Organisation;
import org.sportello.customer.StaleCustomer;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Page;
import org.sportello.storage.Chunks;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;
import org.sportello.storage.schema.tables.records.CustomerRecord;
import org.sportello.storage.schema.tables.records.CustomerWordRecord;
import org.sportello.storage.schema.tables.records.IdentityRecord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Customers in the database; each change is a light fact in the log.
public final class JooqCustomerRepository implements CustomerRepository {

    private static final int NAME = 300;

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;
    private final CustomerPages pages;

    public JooqCustomerRepository(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        pages = new CustomerPages(database);
    }

    @Override
    public Customer get(long id) {
        var found = getAll(List.of(id)).get(id);
        if (found == null) {
            throw new NoSuchCustomer(id);
        }
        return found;
    }

    @Override
    public Map<Long, Customer> getAll(Collection<Long> ids) {
        var identities =
                database.sql()
                        .selectFrom(IDENTITY)
                        .where(IDENTITY.CUSTOMER_ID.in(ids))
                        .orderBy(IDENTITY.ID)
                        .fetchGroups(IDENTITY.CUSTOMER_ID, JooqCustomerRepository::identity);
        return database.sql()
                .select(CUSTOMER.fields())
                .select(ORGANISATION.NAME)
                .from(CUSTOMER)
                .leftJoin(ORGANISATION)
                .on(ORGANISATION.ID.eq(CUSTOMER.ORGANISATION_ID))
                .where(CUSTOMER.ID.in(ids))
                .fetchMap(
                        CUSTOMER.ID,
                        row ->
                                new Customer(
                                        row.get(CUSTOMER.ID),
                                        row.get(CUSTOMER.VERSION),
                                        row.get(CUSTOMER.NAME),
                                        row.get(CUSTOMER.ORGANISATION_ID),
                                        row.get(ORGANISATION.NAME),
                                        row.get(CUSTOMER.LANGUAGE),
                                        row.get(CUSTOMER.TIER),
                                        row.get(CUSTOMER.NOTE),
                                        identities.getOrDefault(row.get(CUSTOMER.ID), List.of()),
                                        row.get(CUSTOMER.CREATED_AT),
                                        row.get(CUSTOMER.UPDATED_AT)));
    }

    private static Identity identity(IdentityRecord row) {
        return new Identity(
                Identity.Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)), row.getShown());
    }

    @Override
    public Optional<Customer> findByIdentity(Identity identity) {
        return database.sql()
                .select(IDENTITY.CUSTOMER_ID)
                .from(IDENTITY)
                .where(
                        IDENTITY.KIND.eq(word(identity.kind())),
                        IDENTITY.RECOGNISED.eq(identity.recognised()))
                .fetchOptional(IDENTITY.CUSTOMER_ID)
                .map(this::get);
    }

    @Override
    public Map<String, Long> findByAddresses(Collection<String> addresses) {
        var found = new HashMap<String, Long>();
        var mail = DSL.val(word(Identity.Kind.MAIL));
        for (var some : Chunks.of(addresses)) {
            // In pairs: H2 looks up a list of values only in the first column of an index.
            var pairs = some.stream().map(address -> DSL.row(mail, DSL.val(address))).toList();
            found.putAll(
                    database.sql()
                            .select(IDENTITY.RECOGNISED, IDENTITY.CUSTOMER_ID)
                            .from(IDENTITY)
                            .where(DSL.row(IDENTITY.KIND, IDENTITY.RECOGNISED).in(pairs))
                            .fetchMap(IDENTITY.RECOGNISED, IDENTITY.CUSTOMER_ID));
        }
        return found;
    }

    @Override
    public List<Long> addAll(List<NewCustomer> customers) {
        if (customers.isEmpty()) {
            return List.of();
        }
        return database.write(() -> {
            var ids = database.sql().nextvals(CUSTOMER_ID, customers.size());
            var rows = new ArrayList<CustomerRecord>();
            var identities = new ArrayList<IdentityRecord>();
            var words = new ArrayList<CustomerWordRecord>();
            var facts = new ArrayList<Fact>();
            var now = clock.instant();
            for (int i = 0; i < customers.size(); i++) {
                var id = ids.get(i);
                var customer = customers.get(i);
                rows.add(row(id, customer.name(), now));
                identities.addAll(identityRows(id, customer.identities()));
                words.addAll(wordRows(id, customer.name(), "", customer.identities()));
                facts.add(fact(id, 1, "added", now));
            }
            database.addAll(rows);
            database.addAll(identities);
            database.addAll(words);
            log.append(facts);
            return List.copyOf(ids);
        });
    }

    private static CustomerRecord row(long id, String name, Instant now) {
        var row = new CustomerRecord();
        row.setId(id);
        row.setVersion(1);
        row.setName(cut(name));
        row.setTier((short) 0);
        row.setNote("");
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.setContactAt(Instant.EPOCH);
        return row;
    }

    private static String cut(String name) {
        return name.length() <= NAME ? name : name.substring(0, NAME);
    }

    private static List<IdentityRecord> identityRows(long id, List<Identity> identities) {
        return identities.stream()
                .map(identity -> {
                    var row = new IdentityRecord();
                    row.setCustomerId(id);
                    row.setKind(word(identity.kind()));
                    row.setShown(identity.shown());
                    row.setRecognised(identity.recognised());
                    return row;
                })
                .toList();
    }

    private static List<CustomerWordRecord> wordRows(
            long id, String name, String organisation, List<Identity> identities) {
        return CustomerWords.of(name, organisation, identities).stream()
                .map(one -> new CustomerWordRecord(one, id))
                .toList();
    }

    @Override
    public void update(Customer customer) {
        database.write(() -> {
            var now = clock.instant();
            var written =
                    database.sql()
                            .update(CUSTOMER)
                            .set(CUSTOMER.VERSION, customer.version() + 1)
                            .set(CUSTOMER.NAME, cut(customer.name()))
                            .set(CUSTOMER.ORGANISATION_ID, customer.organisationId())
                            .set(CUSTOMER.LANGUAGE, customer.language())
                            .set(CUSTOMER.TIER, (short) customer.tier())
                            .set(CUSTOMER.NOTE, customer.note())
                            .set(CUSTOMER.UPDATED_AT, now)
                            .where(
                                    CUSTOMER.ID.eq(customer.id()),
                                    CUSTOMER.VERSION.eq(customer.version()))
                            .execute();
            if (written == 0) {
                throw new StaleCustomer(customer.name());
            }
            recognise(customer);
            log.append(fact(customer.id(), customer.version() + 1, "saved", now));
        });
    }

    private void recognise(Customer customer) {
        var sql = database.sql();
        sql.deleteFrom(IDENTITY).where(IDENTITY.CUSTOMER_ID.eq(customer.id())).execute();
        database.addAll(identityRows(customer.id(), customer.identities()));
        sql.deleteFrom(CUSTOMER_WORD).where(CUSTOMER_WORD.CUSTOMER_ID.eq(customer.id())).execute();
        var organisation = customer.organisation() == null ? "" : customer.organisation();
        database.addAll(
                wordRows(customer.id(), customer.name(), organisation, customer.identities()));
    }

    @Override
    public Organisation organisation(String name) {
        var clean = cut(name.strip().replaceAll("\\s+", " "));
        var recognised = clean.toLowerCase(Locale.ROOT);
        return database.write(() ->
                database.sql()
                        .selectFrom(ORGANISATION)
                        .where(ORGANISATION.RECOGNISED.eq(recognised))
                        .fetchOptional(row -> new Organisation(row.getId(), row.getName()))
                        .orElseGet(() -> addOrganisation(clean, recognised)));
    }

    private Organisation addOrganisation(String name, String recognised) {
        var row = database.sql().newRecord(ORGANISATION);
        row.setName(name);
        row.setRecognised(recognised);
        row.setCreatedAt(clock.instant());
        row.insert();
        return new Organisation(row.getId(), name);
    }

    @Override
    public Page<CustomerRow> page(String text, long offset, int limit) {
        return database.read(() -> pages.page(text, offset, limit));
    }

    private static Fact fact(long id, int version, String kind, Instant at) {
        return new Fact(at, Entity.CUSTOMER, id, version, kind, null, null, "{}");
    }

    static String word(Identity.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
