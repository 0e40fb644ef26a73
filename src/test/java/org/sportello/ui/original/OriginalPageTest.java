package org.sportello.ui.original;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class OriginalPageTest {

    private static String page(String html) {
        return OriginalPage.of(html, Map.of("p1@example.com", "data:image/png;base64,AAAA"), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>EVIL</script>",
                "<p onclick='EVIL'>",
                "<a href='https://EVIL.example.com'>",
                "<img src='https://EVIL.example.com/x.png'>",
                "<img srcset='https://EVIL.example.com/x.png 2x'>",
                "<table background='https://EVIL.example.com/x.png'>",
                "<iframe src='https://EVIL.example.com'></iframe>",
                "<meta http-equiv=refresh content='0;url=https://EVIL.example.com'>",
                "<base href='https://EVIL.example.com'>",
                "<form action='https://EVIL.example.com'>",
                "<link rel=stylesheet href='https://EVIL.example.com'>",
                "<svg><image href='https://EVIL.example.com'/></svg>",
                "<object data='https://EVIL.example.com'>",
                "<video poster='https://EVIL.example.com'>",
                "<img src='file:///EVIL'>"
            })
    void nothingIsLeftThatCouldAskAnybody(String html) {
        assertFalse(
                page("<div>before" + html + "after</div>")
                        .replaceAll("title=\"[^\"]*\"", "")
                        .contains("EVIL"),
                page(html));
    }

    @Test
    void thePolicyForbidsTheRest() {
        assertTrue(
                page("x")
                        .contains(
                                "default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
    }

    @Test
    void ownPicturesAreCarriedInThePage() {
        assertTrue(
                page("<img src=cid:p1@example.com>")
                        .contains("src=\"data:image/png;base64,AAAA\""));
    }

    @Test
    void remotePicturesComeOnlyWhenAllowed() {
        String html = "<img src='https://img.example.com/a.png'>";
        assertFalse(page(html).contains("img.example.com"));
        String allowed = OriginalPage.of(html, Map.of(), true);
        assertTrue(allowed.contains("src=\"https://img.example.com/a.png\""));
        assertTrue(allowed.contains("img-src data: https: http:"));
    }
}
