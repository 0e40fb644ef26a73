package org.sportello.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@FxTest
class ThemeTest {

    private static final double READABLE = 4.5;
    private static final Pattern TOKEN = Pattern.compile("(-color-[a-z0-9-]+): (#[0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void everyTextCanBeReadOnItsGround(String sheet) throws IOException {
        Map<String, Color> colours = tokens(sheet);
        for (String text : new String[] {"fg-default", "fg-muted", "fg-subtle", "accent-fg"}) {
            for (String ground : new String[] {"bg-default", "bg-subtle", "bg-inset"}) {
                readable(colours, text, ground);
            }
        }
        for (String meaning : new String[] {"danger", "warning", "success", "accent"}) {
            readable(colours, meaning + "-fg", "bg-default");
            readable(colours, meaning + "-fg", meaning + "-subtle");
        }
        readable(colours, "fg-default", "accent-subtle");
        readable(colours, "fg-muted", "accent-subtle");
        readable(colours, "fg-default", "note");
        readable(colours, "fg-muted", "note");
        readable(colours, "fg-emphasis", "accent-emphasis");
        readable(colours, "bg-default", "neutral-emphasis-plus");
    }

    @Test
    void theTypefaceIsOursAndItsFiguresAreAllAsWide() {
        Theme theme = new Theme();
        Label label = new Label("0");
        Scene scene = Pictures.scene(new StackPane(label), theme, 200, 100);
        Pictures.settle(scene);
        assertEquals("Inter Desk", label.getFont().getFamily());
        Font font = label.getFont();
        assertEquals(width("1111", font), width("0000", font));
        assertEquals(width("4747", font), width("0000", font));
        theme.close();
    }

    @Test
    void textSizeScalesEverythingAtRunTime() {
        Theme theme = new Theme();
        Label label = new Label("0");
        Scene scene = Pictures.scene(new StackPane(label), theme, 200, 100);
        assertEquals(13, label.getFont().getSize(), 0.01);
        theme.textSize(160);
        Pictures.settle(scene);
        assertEquals(20.8, label.getFont().getSize(), 0.01);
        theme.textSize(10_000);
        assertEquals(Theme.LARGEST, theme.textSize());
        theme.close();
    }

    @Test
    void ourStyleSheetStaysSmall() throws IOException {
        assertTrue(read("sportello.css").lines().count() < 400);
    }

    private static double width(String figures, Font font) {
        Text text = new Text(figures);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }

    private static void readable(Map<String, Color> colours, String text, String ground) {
        double contrast =
                contrast(
                        Objects.requireNonNull(colours.get("-color-" + text), text),
                        Objects.requireNonNull(colours.get("-color-" + ground), ground));
        assertTrue(contrast >= READABLE, text + " on " + ground + ": " + contrast);
    }

    private static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Color> tokens(String sheet) throws IOException {
        Map<String, Color> colours = new HashMap<>();
        Matcher matcher = TOKEN.matcher(read(sheet));
        while (matcher.find()) {
            colours.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        return colours;
    }

    private static String read(String sheet) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(Theme.class.getResourceAsStream(sheet))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
