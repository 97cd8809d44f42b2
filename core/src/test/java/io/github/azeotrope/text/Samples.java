package io.github.azeotrope.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts written for these tests, from plain to nasty. */
public final class Samples {
  public static final Map<String, String> TEXTS = texts();

  private Samples() {}

  private static Map<String, String> texts() {
    Map<String, String> t = new LinkedHashMap<>();
    t.put("empty", "");
    t.put("space", " \t\r\n ");
    t.put("one word", "Azeotrope");
    t.put(
        "english",
        "A mixture whose vapour has the composition of the liquid cannot be separated by boiling"
            + " it, however often it's tried. That is what the name means: \"boils unchanged\".");
    t.put(
        "template",
        "Question 12 of 40 (2026-11-01): you are a careful examiner; grade the answer below on a"
            + " scale from 1 to 10, and say why. Answer: the boiling point rises with pressure."
            + " Reply with the number only.");
    t.put(
        "java",
        "static int fib(int n) {\n  // O(2^n), don't\n  return n < 2 ? n : fib(n - 1) + fib(n - 2);\n"
            + "}\nint[] first_10 = {0, 1, 1, 2, 3, 5, 8, 13, 21, 34}; // utf8_name, x1, sha256");
    t.put("chinese", "请用简单的话解释共沸混合物：为什么蒸馏不能把它分开？谢谢你，２０２６年再见。");
    t.put("japanese", "共沸混合物は、蒸留で分けられません。なぜですか？ﾃｽﾄ、それからおわり。");
    t.put("korean", "공비 혼합물은 증류로 나눌 수 없습니다. 왜 그런가요?");
    t.put(
        "russian", "Азеотропная смесь не разделяется перегонкой. Объясни, ПОЧЕМУ: ещё раз, ЁЖИК!");
    t.put("greek", "Το ΑΖΕΟΤΡΟΠΙΚΟ μείγμα δεν χωρίζεται με απόσταξη· ΟΔΥΣΣΕΥΣ οδυσσεύς.");
    t.put("thai", "สารผสมอะซีโอโทรปแยกด้วยการกลั่นไม่ได้ ๑๒๓ ครับ");
    t.put("hindi", "ऐज़ियोट्रोप को आसवन से अलग नहीं किया जा सकता। १२३");
    t.put("arabic", "لا يمكن فصل المزيج الأزيوتروبي بالتقطير، لماذا؟ ١٢٣");
    t.put("hebrew", "אי־אפשר להפריד תערובת אזאוטרופית בזיקוק.");
    t.put(
        "french",
        "L'azéotrope, ça bout « sans changer » : où, çà et là, ÇA VA ? Œuvre, ŒUVRE, ÿ Ÿ");
    t.put("turkish", "İstanbul'da ıslak IŞIK ve ılık ısı");
    t.put("vietnamese", "Hỗn hợp đẳng phí KHÔNG thể tách bằng chưng cất; Tiếng Việt ƯƠ");
    t.put("mixed", "GPT-4模型 costs €3.14/1K… naïve café’s “quote” — 日本語text混在123ｆｕｌｌ");
    t.put("emoji", "Nice 👍🏽 work 👩‍👩‍👧‍👦 on day 1️⃣ ❤️ done 🇩🇪");
    t.put("emoji in word", "dis\uD83D\uDE00tilla\u200Btion and zero\u200D\uFE0Fwidth");
    t.put("decomposed", "cafe\u0301 A\u030A n\u0303");
    t.put("soft hyphen", "distil\u00ADlation \u00AD \u00ADfront back\u00AD");
    t.put("latin-1 signs", "5×3÷2 §1 ½ ² ³ ¹ µm ª º ß ñ Ñ \u00A0 end¿");
    t.put("lone surrogates", "a\uD800b \uDC00\uD83D c\uD83D\uDE00\uDE00 \uDBFF");
    t.put("lone at end", "ends with \uD83D");
    t.put("supplementary han", "𠀀𠀁一𠀂 𠀃 x𠀄");
    t.put("mathematical", "𝐇𝐞𝐥𝐥𝐨 𝟏𝟐𝟑");
    t.put("underscores", "____ __init__ _ a_b_1_22 1_000_000");
    t.put("digits", "0 12 123456789012345678901234567890 1,234.56 x1y22z333");
    t.put("63 letters", "a".repeat(63));
    t.put("64 letters", "Ab".repeat(32));
    t.put("65 letters", "a".repeat(65));
    t.put("200 letters", "Xy".repeat(100) + "7");
    t.put("65 digits", "7".repeat(65));
    t.put("64 letters then digits", "a".repeat(64) + "123 456");
    t.put("130 accents", "é".repeat(130));
    t.put("130 supplementary", "𐐀".repeat(130));
    t.put("seven and eight", "abcdefg abcdefgh abcdefghi abcdefghijklmno abcdefghijklmnop");
    t.put("controls", "a\0b\u0001c\u007Fd\u0080e\u009Ff");
    t.put("repeated", "the cat the dog the cat The CAT ");
    for (int n = 55; n <= 75; n++) {
      // A word that ends before, at and after the 64-byte blocks.
      t.put("edge " + n, "x".repeat(n) + " tail");
      t.put("gap " + n, " ".repeat(n) + "tail");
    }
    return t;
  }
}
