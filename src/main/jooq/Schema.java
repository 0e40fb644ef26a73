import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Comparator;
import java.util.List;

/// Writes jOOQ's classes from the migrations: they are applied to an empty H2 in memory, and that
/// schema is read. Run at build time as a source file; arguments: folder of the migrations, folder
/// to write to.
final class Schema {

    private static final String URL =
            "jdbc:h2:mem:schema;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";

    public static void main(String[] arguments) throws Exception {
        try (var connection = DriverManager.getConnection(URL);
                var statement = connection.createStatement()) {
            for (var script : scripts(Path.of(arguments[0]))) {
                statement.execute(Files.readString(script));
            }
        }
        GenerationTool.generate(
                new Configuration()
                        .withLogging(Logging.WARN)
                        .withJdbc(new Jdbc().withUrl(URL))
                        .withGenerator(
                                new Generator()
                                        .withDatabase(
                                                new Database()
                                                        .withName("org.jooq.meta.h2.H2Database")
                                                        .withInputSchema("public")
                                                        .withOutputSchemaToDefault(true)
                                                        .withForcedTypes(
                                                                new ForcedType()
                                                                        .withName("INSTANT")
                                                                        .withIncludeTypes(
                                                                                "(?i:timestamp.*)")))
                                        .withGenerate(
                                                new Generate()
                                                        .withComments(false)
                                                        .withGeneratedAnnotation(false)
                                                        .withImplicitJoinPathsToOne(false)
                                                        .withImplicitJoinPathsToMany(false))
                                        .withTarget(
                                                new Target()
                                                        .withPackageName(
                                                                "org.sportello.storage.schema")
                                                        .withDirectory(arguments[1]))));
        writeVersion(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /// So that the program knows what it was built for without looking through its resources.
    private static void writeVersion(Path migrations, Path target) throws IOException {
        var newest = version(scripts(migrations).getLast());
        Files.writeString(
                target.resolve("org/sportello/storage/schema/SchemaVersion.java"),
                """
                package org.sportello.storage.schema;

                public final class SchemaVersion {

                    public static final int NEWEST = %d;

                    private SchemaVersion() {}
                }
                """
                        .formatted(newest));
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparingInt(Schema::version))
                    .toList();
        }
    }

    private static int version(Path script) {
        var name = script.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
