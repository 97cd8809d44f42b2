package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsCsvTest {
  @Test
  void writesOneRowAnAccount() throws IOException {
    StringWriter out = new StringWriter();
    AccountsCsv.write(
        out,
        List.of(
            new AccountRow("a", 3, Verdict.CLEAR, Basis.EVIDENCE, 0, null, Campaign.NEVER, 0),
            new AccountRow("b", 9, Verdict.FLAGGED, Basis.EVIDENCE, 0.9995, "c,1", 1_000, 4)));
    assertThat(out)
        .hasToString(
            """
            account,requests,verdict,basis,score,campaign,flaggedAt,requestsBeforeFlag
            a,3,CLEAR,EVIDENCE,0.0,,,
            b,9,FLAGGED,EVIDENCE,0.9995,"c,1",1000,4
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\nb", "a\rb", " a", "a ", ",", "\n"})
  void quotesWhatWouldBreakARow(String id) {
    assertThat(AccountsCsv.field(id)).isEqualTo('"' + id + '"');
  }

  @Test
  void doublesQuotes() {
    assertThat(AccountsCsv.field("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    assertThat(AccountsCsv.field("\"")).isEqualTo("\"\"\"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b", "=1+1", "a;b", "'", "\ud83d\ude00", "<script>"})
  void leavesEverythingElseAsItIs(String id) {
    assertThat(AccountsCsv.field(id)).isEqualTo(id);
  }
}
