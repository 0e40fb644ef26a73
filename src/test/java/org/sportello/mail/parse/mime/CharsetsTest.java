package org.sportello.mail.parse.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class CharsetsTest {

    private static final List<String> TEXTS =
            List.of(
                    "Perché la città è così lontana? Costa già di più.",
                    "Größere Mängel an der Tür, bitte prüfen.",
                    "Добрый день, когда будет доставлен мой заказ?",
                    "Καλημέρα, πότε θα έρθει η παραγγελία μου;",
                    "שלום, מתי תגיע ההזמנה שלי",
                    "مرحبا، متى يصل طلبي",
                    "Dzień dobry, kiedy dotrze moje zamówienie? Proszę o odpowiedź.",
                    "İyi günler, siparişim ne zaman gelecek?",
                    "お世話になっております。注文の品はいつ届きますか。",
                    "您好，我的订单什么时候到？请尽快回复。",
                    "您好，我的訂單什麼時候到？請盡快回覆。",
                    "안녕하세요 제 주문은 언제 도착하나요",
                    "สวัสดีครับ สินค้าจะมาถึงเมื่อไร");

    private static String read(byte[] bytes, String label) {
        return Charsets.decode(bytes, label, new Troubles());
    }

    @Test
    void readsWhatAnyCharsetOfJavaWrote() {
        List<Executable> all = new ArrayList<>();
        for (Charset charset : Charset.availableCharsets().values()) {
            if (!charset.canEncode()) continue;
            for (String text : TEXTS) {
                byte[] bytes = written(text, charset);
                if (text.equals(new String(bytes, charset)))
                    all.add(() -> assertEquals(text, read(bytes, charset.name()), charset.name()));
            }
        }
        Assertions.assertAll(all);
    }

    private static byte[] written(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (CharacterCodingException notInThisCharset) {
            return new byte[0];
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    windows-1252 | 0
                    windows-1252 | 1
                    windows-1251 | 2
                    koi8-r | 2
                    cp866 | 2
                    iso-8859-5 | 2
                    windows-1253 | 3
                    windows-1255 | 4
                    windows-1256 | 5
                    windows-1250 | 6
                    iso-8859-2 | 6
                    euc-jp | 8
                    windows-31j | 8
                    gb18030 | 9
                    x-windows-950 | 10
                    x-windows-949 | 11
                    x-windows-874 | 12
                    utf-8 | 8
                    """)
    void findsTheCharsetOfTextWithoutATrueLabel(String charset, int text) {
        byte[] bytes = TEXTS.get(text).getBytes(Charset.forName(charset));

        for (String label :
                Stream.of("", "unknown-8bit", "no-such-charset", "us-ascii", "utf-8").toList())
            assertEquals(TEXTS.get(text), read(bytes, label), label);
    }

    @ParameterizedTest
    @CsvSource({
        "Beschwerde über Ihren Service",
        "Überweisung",
        "È già la terza volta",
        "Señor Muñoz",
        "Ça va être réglé où ?",
        "Größe",
        "20 € però",
        "città",
        "Åsa Öberg",
        "Preis: 5 €",
        "Il numero è 4 e il pagamento è stato fatto. La garanzia è valida e copre il perché. È"
                + " così."
    })
    void takesWesternTextForWestern(String text) {
        assertEquals(text, read(text.getBytes(Charset.forName("windows-1252")), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_8859-15",
        "x-iso-8859-15",
        "iso8859_15",
        "'\"iso-8859-15\"'",
        "iso-8859-15 (Latin 9)",
        "ISO885915"
    })
    void knowsALabelInAnySpelling(String label) {
        assertEquals(
                "20 € è", read(new byte[] {'2', '0', ' ', (byte) 0xa4, ' ', (byte) 0xe8}, label));
    }

    @Test
    void readsWideTextWithoutAMarkAndNarrowTextLabelledWide() {
        byte[] little = "Buongiorno à".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertEquals("Buongiorno à", read(little, "utf-16"));
        assertEquals(
                "plain text here",
                read(
                        "plain text here".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        "utf-16"));
    }
}
