package org.sportello.customer.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.sportello.customer.CustomerRepository;
import org.sportello.customer.CustomerRepository.CustomerRow;
import org.sportello.customer.CustomerService;
import org.sportello.customer.CustomerService.Contact;
import org.sportello.customer.Identity;
import org.sportello.customer.Identity.Kind;
import org.sportello.customer.IdentityTaken;
import org.sportello.customer.NoSuchCustomer;
import org.sportello.customer.StaleCustomer;
import org.sportello.kernel.Problem;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

final class JooqCustomerRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @StoreTest
    void aCardComesBackAsItWasWritten(TestStore store) {
        var customers = customers(store);
        var service = new CustomerService(store.database(), customers);
        var maria = service.add(" Maria Rossi ", List.of(mail("Maria@Example.it")));

        service.setOrganisation(maria.id(), "Bianchi  srl");
        service.setLanguage(maria.id(), "IT");
        service.setTier(maria.id(), 7);
        service.setNote(maria.id(), "Likes mornings");
        var card = service.addIdentity(maria.id(), new Identity(Kind.PHONE, "+39 333 123-456"));

        assertEquals("Maria Rossi", card.name());
        assertEquals("Bianchi srl", card.organisation());
        assertEquals("it", card.language());
        assertEquals(3, card.tier());
        assertEquals("Likes mornings", card.note());
        assertEquals("Maria@Example.it", card.address());
        assertEquals(6, card.version());
        assertEquals(card, customers.get(maria.id()));
        assertEquals(
                card,
                customers.findByIdentity(new Identity(Kind.PHONE, "+39333123456")).orElseThrow());
        assertNull(service.setOrganisation(maria.id(), "").organisation());
        assertEquals(customers.organisation("bianchi SRL"), customers.organisation("Bianchi srl"));
    }

    @StoreTest
    void contactsBecomeCustomersOnce(TestStore store) {
        var service = new CustomerService(store.database(), customers(store));
        var first =
                service.findOrCreate(
                        List.of(
                                new Contact("", "A@example.it"),
                                new Contact("Anna", "a@example.it")));
        var both =
                service.findOrCreate(
                        List.of(
                                new Contact("x", "a@example.it"),
                                new Contact("B", "b@example.it")));

        assertEquals(Set.of("a@example.it"), first.keySet());
        assertEquals(first.get("a@example.it"), both.get("a@example.it"));
        assertEquals(2, both.size());
        assertEquals(
                List.of("B", "Anna"),
                customers(store).page("", 0, 9).rows().stream().map(CustomerRow::name).toList());
    }

    @StoreTest
    void whatCannotBeIsRefused(TestStore store) {
        var customers = customers(store);
        var service = new CustomerService(store.database(), customers);
        var maria = service.add("Maria", List.of(mail("maria@example.it")));
        var luca = service.add("Luca", List.of(mail("luca@example.it")));
        service.setTier(luca.id(), 1);

        assertThrows(StaleCustomer.class, () -> service.update(luca.withNote("late")));
        assertThrows(
                IdentityTaken.class,
                () -> service.addIdentity(luca.id(), mail("MARIA@example.it")));
        assertThrows(Problem.class, () -> service.setLanguage(maria.id(), "klingon"));
        assertThrows(Problem.class, () -> service.add(" ", List.of()));
        assertThrows(NoSuchCustomer.class, () -> customers.get(999));
    }

    @StoreTest
    void customersAreFoundByTheBeginningOfAnyWord(TestStore store) {
        var customers = customers(store);
        var service = new CustomerService(store.database(), customers);
        var nicolo = service.add("Nicolò D'Angelo", List.of(mail("nico.dangelo@example.it")));
        var maria = service.add("Maria Rossi", List.of(mail("m_rossi@shop.example.org")));
        service.setOrganisation(maria.id(), "Bianchi srl");
        service.addIdentity(maria.id(), new Identity(Kind.PHONE, "+39 333 123-456"));
        service.addIdentity(maria.id(), new Identity(Kind.CODE, "C-77"));

        Map.of(
                        "nicolo", nicolo,
                        "angelo nic", nicolo,
                        "nico.d", nicolo,
                        "ROSSI mar", maria,
                        "m_ro", maria,
                        "shop.ex", maria,
                        "bianchi", maria,
                        "+39 333 12", maria,
                        "c77", maria)
                .forEach((text, found) ->
                        assertEquals(List.of(found.id()), ids(customers, text), text));
        assertEquals(List.of(), ids(customers, "r_ss"));
        assertEquals(List.of(), ids(customers, "maria nicolo"));
        assertEquals(2, customers.page("", 0, 1).total());
    }

    @StoreTest
    void manyMatchesArePagedInTheSameOrder(TestStore store) {
        var customers = customers(store);
        customers.addAll(
                IntStream.range(0, 2500)
                        .mapToObj(i ->
                                new CustomerRepository.NewCustomer(
                                        (i % 2 == 0 ? "Maria " : "Luca ") + i, List.of()))
                        .toList());
        var all = ids(customers, "maria", 0, 2000);

        assertEquals(1250, all.size());
        assertEquals(all.stream().sorted(Comparator.reverseOrder()).toList(), all);
        assertEquals(all.subList(700, 730), ids(customers, "mar", 700, 30));
        assertEquals(all.subList(1240, 1250), ids(customers, "mar", 1240, 30));
        assertEquals(2500, customers.page("", 2490, 30).total());
        assertEquals(10, ids(customers, "", 2490, 30).size());
    }

    @StoreTest
    void addressesAreLookedUpInOneGo(TestStore store) {
        var customers = customers(store);
        var ids =
                customers.addAll(
                        List.of(
                                new CustomerRepository.NewCustomer(
                                        "A", List.of(mail("A@example.it"), mail("a2@example.it"))),
                                new CustomerRepository.NewCustomer(
                                        "B", List.of(mail("b@example.it")))));

        assertEquals(
                Map.of("a2@example.it", ids.getFirst(), "b@example.it", ids.getLast()),
                customers.findByAddresses(
                        List.of("a2@example.it", "b@example.it", "c@example.it")));
    }

    @StoreTest
    void anIdentityCanBeTakenOff(TestStore store) {
        var service = new CustomerService(store.database(), customers(store));
        var maria = service.add("Maria", List.of(mail("maria@example.it"), mail("m@example.it")));

        var card = service.removeIdentity(maria.id(), mail("MARIA@example.it"));

        assertEquals(List.of(mail("m@example.it")), card.identities());
        assertEquals(List.of(), ids(customers(store), "maria@"));
    }

    private static List<Long> ids(CustomerRepository customers, String text) {
        return ids(customers, text, 0, 10);
    }

    private static List<Long> ids(
            CustomerRepository customers, String text, long offset, int limit) {
        return customers.page(text, offset, limit).rows().stream().map(CustomerRow::id).toList();
    }

    private static Identity mail(String address) {
        return new Identity(Kind.MAIL, address);
    }

    private static JooqCustomerRepository customers(TestStore store) {
        return new JooqCustomerRepository(store.database(), store.log(), () -> NOW);
    }
}
