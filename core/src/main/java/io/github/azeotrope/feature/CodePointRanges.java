package io.github.azeotrope.feature;

import static io.github.azeotrope.feature.CodePoints.CYRILLIC;
import static io.github.azeotrope.feature.CodePoints.HAN;
import static io.github.azeotrope.feature.CodePoints.IGNORED;
import static io.github.azeotrope.feature.CodePoints.LATIN;
import static io.github.azeotrope.feature.CodePoints.LETTER;
import static io.github.azeotrope.feature.CodePoints.LONE_SURROGATE;
import static io.github.azeotrope.feature.CodePoints.UNDERSCORE;
import static io.github.azeotrope.feature.CodePoints.UNSPACED;

/**
 * The ranges behind {@link CodePoints}: first code point, last one, class; a later range overrides
 * an earlier one, and what no range holds is a separator. They follow blocks rather than single
 * assignments, so that a letter added to a block by a later Unicode version is already a letter.
 */
final class CodePointRanges {
  static final int[][] BASIC = {
    {'A', 'Z', LATIN},
    {'a', 'z', LATIN},
    {'_', '_', UNDERSCORE},
    {0x00AA, 0x00AA, LATIN},
    {0x00AD, 0x00AD, IGNORED}, // soft hyphen
    {0x00B5, 0x00B5, LATIN},
    {0x00BA, 0x00BA, LATIN},
    {0x00C0, 0x024F, LATIN},
    {0x0250, 0x02C1, LATIN}, // phonetic
    {0x0300, 0x036F, LATIN}, // combining marks: of the word they stand in
    {0x0370, 0x03FF, LETTER}, // Greek, Coptic
    {0x0400, 0x052F, CYRILLIC},
    {0x0531, 0x0556, LETTER}, // Armenian
    {0x0559, 0x0559, LETTER},
    {0x0560, 0x0588, LETTER},
    {0x0591, 0x05F2, LETTER}, // Hebrew
    {0x0610, 0x061A, LETTER}, // Arabic
    {0x061C, 0x061C, IGNORED},
    {0x0620, 0x0669, LETTER},
    {0x066E, 0x06FF, LETTER},
    {0x0710, 0x07B1, LETTER}, // Syriac, Arabic supplement, Thaana
    {0x07C0, 0x07F5, LETTER}, // N'Ko
    {0x0800, 0x082D, LETTER}, // Samaritan
    {0x0840, 0x085B, LETTER}, // Mandaic
    {0x0860, 0x086A, LETTER},
    {0x0870, 0x08FF, LETTER}, // Arabic extended
    {0x0900, 0x0DFF, LETTER}, // scripts of India
    {0x0E01, 0x0E4E, UNSPACED}, // Thai
    {0x0E81, 0x0EDF, UNSPACED}, // Lao
    {0x0F00, 0x0F00, LETTER}, // Tibetan, syllables apart by tsheg
    {0x0F35, 0x0F39, LETTER},
    {0x0F3E, 0x0FBC, LETTER},
    {0x1000, 0x109F, UNSPACED}, // Myanmar
    {0x10A0, 0x10FF, LETTER}, // Georgian
    {0x1100, 0x11FF, LETTER}, // Hangul, single letters
    {0x1200, 0x135F, LETTER}, // Ethiopic
    {0x1380, 0x138F, LETTER},
    {0x13A0, 0x167F, LETTER}, // Cherokee, Canadian syllabics
    {0x1681, 0x169A, LETTER}, // Ogham, runes
    {0x16A0, 0x16F8, LETTER},
    {0x1700, 0x177F, LETTER}, // Philippine scripts
    {0x1780, 0x17D3, UNSPACED}, // Khmer
    {0x17DC, 0x17DD, UNSPACED},
    {0x180B, 0x180F, IGNORED}, // Mongolian variation selectors
    {0x1820, 0x193F, LETTER}, // Mongolian, Canadian syllabics, Limbu
    {0x1950, 0x19DF, UNSPACED}, // Tai Le, New Tai Lue
    {0x1A00, 0x1A1B, LETTER},
    {0x1A20, 0x1A9F, UNSPACED}, // Tai Tham
    {0x1AB0, 0x1AFF, LATIN}, // combining marks
    {0x1B00, 0x1B59, LETTER}, // Balinese to Lepcha
    {0x1B6B, 0x1BF3, LETTER},
    {0x1C00, 0x1C37, LETTER},
    {0x1C4D, 0x1C7D, LETTER},
    {0x1C80, 0x1C8F, CYRILLIC},
    {0x1C90, 0x1CBF, LETTER}, // Georgian
    {0x1CD0, 0x1CFF, LETTER},
    {0x1D00, 0x1EFF, LATIN}, // phonetic, marks, additional letters
    {0x1F00, 0x1FFC, LETTER}, // Greek extended
    {0x200B, 0x200F, IGNORED}, // zero-width characters, direction marks
    {0x202A, 0x202E, IGNORED},
    {0x2060, 0x206F, IGNORED},
    {0x2C00, 0x2C5F, LETTER}, // Glagolitic
    {0x2C60, 0x2C7F, LATIN},
    {0x2C80, 0x2CE4, LETTER}, // Coptic
    {0x2CEB, 0x2CF3, LETTER},
    {0x2D00, 0x2D6F, LETTER}, // Georgian, Tifinagh
    {0x2D7F, 0x2DDF, LETTER}, // Ethiopic
    {0x2DE0, 0x2DFF, CYRILLIC},
    {0x2E80, 0x2FDF, HAN}, // radicals
    {0x3005, 0x3007, HAN},
    {0x3021, 0x3029, HAN},
    {0x3031, 0x3035, UNSPACED},
    {0x3038, 0x303C, HAN},
    {0x3041, 0x309F, UNSPACED}, // Hiragana
    {0x30A1, 0x30FF, UNSPACED}, // Katakana
    {0x3105, 0x312F, UNSPACED}, // Bopomofo
    {0x3131, 0x318E, LETTER}, // Hangul, single letters
    {0x31A0, 0x31BF, UNSPACED},
    {0x31F0, 0x31FF, UNSPACED},
    {0x3400, 0x4DBF, HAN},
    {0x4E00, 0x9FFF, HAN},
    {0xA000, 0xA48C, UNSPACED}, // Yi
    {0xA4D0, 0xA4FD, LETTER},
    {0xA500, 0xA62B, LETTER}, // Vai
    {0xA640, 0xA69F, CYRILLIC},
    {0xA6A0, 0xA6F1, LETTER},
    {0xA717, 0xA7FF, LATIN},
    {0xA800, 0xA827, LETTER},
    {0xA840, 0xA873, LETTER},
    {0xA880, 0xA8C5, LETTER},
    {0xA8E0, 0xA8F7, LETTER},
    {0xA8FB, 0xA8FF, LETTER},
    {0xA90A, 0xA92D, LETTER},
    {0xA930, 0xA953, LETTER},
    {0xA960, 0xA97C, LETTER}, // Hangul, single letters
    {0xA980, 0xA9C0, UNSPACED}, // Javanese
    {0xA9CF, 0xA9CF, UNSPACED},
    {0xA9E0, 0xA9FE, UNSPACED}, // Myanmar
    {0xAA00, 0xAA4D, LETTER}, // Cham
    {0xAA60, 0xAADD, UNSPACED}, // Myanmar, Tai Viet
    {0xAAE0, 0xAAEF, LETTER},
    {0xAAF2, 0xAAF6, LETTER},
    {0xAB01, 0xAB2E, LETTER}, // Ethiopic
    {0xAB30, 0xAB6F, LATIN},
    {0xAB70, 0xABEA, LETTER}, // Cherokee, Meetei Mayek
    {0xABEC, 0xABED, LETTER},
    {0xAC00, 0xD7A3, UNSPACED}, // Hangul syllables: spaces, but words with endings
    {0xD7B0, 0xD7FB, LETTER},
    {0xD800, 0xDFFF, LONE_SURROGATE},
    {0xF900, 0xFAFF, HAN},
    {0xFB00, 0xFB06, LATIN},
    {0xFB13, 0xFB17, LETTER},
    {0xFB1D, 0xFDFF, LETTER}, // Hebrew, Arabic presentation forms
    {0xFE00, 0xFE0F, IGNORED}, // variation selectors
    {0xFE20, 0xFE2F, LATIN}, // combining marks
    {0xFE70, 0xFEFC, LETTER},
    {0xFEFF, 0xFEFF, IGNORED},
    {0xFF21, 0xFF3A, LATIN}, // full width
    {0xFF41, 0xFF5A, LATIN},
    {0xFF66, 0xFF9F, UNSPACED}, // half width
    {0xFFA0, 0xFFDC, LETTER},
  };

  static final int[][] SUPPLEMENTARY = {
    {0x10000, 0x100FA, LETTER}, // Linear B
    {0x10280, 0x1039D, LETTER},
    {0x103A0, 0x103CF, LETTER},
    {0x10400, 0x1056E, LETTER},
    {0x10570, 0x10856, LETTER},
    {0x10860, 0x11046, LETTER},
    {0x11066, 0x11FBF, LETTER},
    {0x12000, 0x123FF, LETTER}, // cuneiform
    {0x12480, 0x12FEF, LETTER},
    {0x13000, 0x16FDF, LETTER}, // hieroglyphs and others
    {0x16FE0, 0x18D8F, UNSPACED}, // Tangut, Khitan
    {0x1AFF0, 0x1B2FF, UNSPACED}, // kana, Nushu
    {0x1BC00, 0x1BC9E, LETTER},
    {0x1D400, 0x1D7CB, LATIN}, // mathematical letters
    {0x1D7CE, 0x1D7FF, LETTER}, // mathematical digits: no value, as a frozen simplification
    {0x1DF00, 0x1DFFF, LATIN},
    {0x1E000, 0x1EC6F, LETTER},
    {0x1ED00, 0x1EEFF, LETTER},
    {0x20000, 0x3FFFD, HAN},
    {0xE0000, 0xE0FFF, IGNORED}, // tags, variation selectors
  };

  /** Punctuation and signs inside the ranges above. */
  static final int[] NOT_TOKENS = {
    0x00D7, 0x00F7, // multiplication and division sign
    0x0375, 0x037E, 0x0384, 0x0385, 0x0387, 0x03F6, 0x0482, // Greek, Cyrillic
    0x05BE, 0x05C0, 0x05C3, 0x05C6, // Hebrew
    0x06D4, 0x06DD, 0x06DE, 0x06E9, // Arabic
    0x0964, 0x0965, 0x0970, 0x09F2, 0x09F3, 0x0AF1, 0x0BF3, 0x0DF4, // India
    0x0E3F, 0x104A, 0x104B, 0x104C, 0x104D, 0x104E, 0x104F, 0x10FB, // Thai, Myanmar, Georgian
    0x1400, 0x166D, 0x166E, 0x1680, 0x16EB, 0x16EC, 0x16ED, 0x1735, 0x1736, // syllabics, runes
    0x1940, 0x1944, 0x1945, 0x1CD3, 0x1FBD, 0x1FBF, 0x1FC0, 0x1FC1, // Limbu, Vedic, Greek
    0x1FCD, 0x1FCE, 0x1FCF, 0x1FDD, 0x1FDE, 0x1FDF, 0x1FED, 0x1FEE, 0x1FEF, // Greek accents
    0x3097, 0x3098, 0x30FB, 0xA4FE, 0xA4FF, 0xA60D, 0xA60E, 0xA60F, 0xA673, 0xA67E, // kana, Vai
    0xA6F2, 0xA6F3, 0xA6F4, 0xA6F5, 0xA6F6, 0xA6F7, 0xAB5B, 0xFD3E, 0xFD3F, 0xFDFC, 0xFDFD,
  };

  static final String CODE_PUNCTUATION = "{}[]()<>=+*/\\|&^%$#@~`;";

  /** The digit zero of each script, basic plane below U+2000; folded to ASCII. */
  static final int[] LOW_ZEROS = {
    '0', 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
  };

  /** The same from U+A620 on. */
  static final int[] HIGH_ZEROS = {
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
  };

  /** Capitals: first, last, step, distance to the small letter. */
  static final int[][] FOLDED = {
    {'A', 'Z', 1, 32},
    {0x00C0, 0x00D6, 1, 32},
    {0x00D8, 0x00DE, 1, 32},
    {0x0100, 0x0136, 2, 1}, // U+0130 is put right below
    {0x0130, 0x0130, 1, 'i' - 0x0130},
    {0x0139, 0x0147, 2, 1},
    {0x014A, 0x0176, 2, 1},
    {0x0178, 0x0178, 1, 0x00FF - 0x0178},
    {0x0179, 0x017D, 2, 1},
    {0x01A0, 0x01A4, 2, 1},
    {0x01AF, 0x01AF, 1, 1},
    {0x01CD, 0x01DB, 2, 1},
    {0x01DE, 0x01EE, 2, 1},
    {0x01F8, 0x021E, 2, 1},
    {0x0222, 0x0232, 2, 1},
    {0x0386, 0x0386, 1, 0x03AC - 0x0386}, // Greek
    {0x0388, 0x038A, 1, 37},
    {0x038C, 0x038C, 1, 0x03CC - 0x038C},
    {0x038E, 0x038F, 1, 63},
    {0x0391, 0x03A1, 1, 32},
    {0x03A3, 0x03AB, 1, 32},
    {0x03C2, 0x03C2, 1, 1}, // the sigma at the end of words
    {0x0400, 0x040F, 1, 80}, // Cyrillic
    {0x0410, 0x042F, 1, 32},
    {0x0460, 0x0480, 2, 1},
    {0x048A, 0x04BE, 2, 1},
    {0x04C0, 0x04C0, 1, 15},
    {0x04C1, 0x04CD, 2, 1},
    {0x04D0, 0x052E, 2, 1},
    {0x0531, 0x0556, 1, 48}, // Armenian
    {0x1E00, 0x1E94, 2, 1}, // additional Latin
    {0x1E9E, 0x1E9E, 1, 0x00DF - 0x1E9E},
    {0x1EA0, 0x1EFE, 2, 1},
  };

  private CodePointRanges() {}
}
