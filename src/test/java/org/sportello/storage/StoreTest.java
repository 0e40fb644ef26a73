package org.sportello.storage;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test that takes a [TestStore] and must hold on H2 and on PostgreSQL. Without a PostgreSQL (see
/// [TestStore]) that half is reported as skipped.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(StoreTests.class)
public @interface StoreTest {}
