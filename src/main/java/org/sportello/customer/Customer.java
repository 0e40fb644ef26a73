package org.sportello.customer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Who asks.
///
/// @param tier service level, 0 to 3 stars
/// @param language ISO 639-1, null if unknown
/// @param note free text for agents
public record Customer(
        long id,
        int version,
        String name,
        @Nullable Long organisationId,
        @Nullable String organisation,
        @Nullable String language,
        int tier,
        String note,
        List<Identity> identities,
        Instant createdAt,
        Instant updatedAt) {

    public Customer {
        identities = List.copyOf(identities);
    }

    /// The first mail address, or empty.
    public String address() {
        return identities.stream()
                .filter(identity -> identity.kind() == Identity.Kind.MAIL)
                .map(Identity::shown)
                .findFirst()
                .orElse("");
    }

    public Customer withName(String newName) {
        return new Customer(
                id,
                version,
                newName,
                organisationId,
                organisation,
                language,
                tier,
                note,
                identities,
                createdAt,
                updatedAt);
    }

    public Customer withOrganisation(@Nullable Organisation newOrganisation) {
        return new Customer(
                id,
                version,
                name,
                newOrganisation == null ? null : newOrganisation.id(),
                newOrganisation == null ? null : newOrganisation.name(),
                language,
                tier,
                note,
                identities,
                createdAt,
                updatedAt);
    }

    public Customer withLanguage(@Nullable String newLanguage) {
        return new Customer(
                id,
                version,
                name,
                organisationId,
                organisation,
                newLanguage,
                tier,
                note,
                identities,
                createdAt,
                updatedAt);
    }

    public Customer withTier(int newTier) {
        return new Customer(
                id,
                version,
                name,
                organisationId,
                organisation,
                language,
                newTier,
                note,
                identities,
                createdAt,
                updatedAt);
    }

    public Customer withNote(String newNote) {
        return new Customer(
                id,
                version,
                name,
                organisationId,
                organisation,
                language,
                tier,
                newNote,
                identities,
                createdAt,
                updatedAt);
    }

    public Customer withIdentities(List<Identity> newIdentities) {
        return new Customer(
                id,
                version,
                name,
                organisationId,
                organisation,
                language,
                tier,
                note,
                newIdentities,
                createdAt,
                updatedAt);
    }
}
