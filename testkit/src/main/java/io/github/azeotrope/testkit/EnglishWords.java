package io.github.azeotrope.testkit;

/** Word lists written for the simulator; nothing is taken from anybody's prompts. */
final class EnglishWords {

  /** Commonest first: the rank is the rank of a Zipf distribution. */
  static final String FUNCTION =
      """
      the to a and of in is for that it with on this be as can are not i my from or an if but have
      at by do you we when how what which there all one will so would then has was any no should
      into they more its only also just other some about than them after before because each could
      does their these those like without while where between over both through same still until
      him her his she he our your us me who why very too such even most many much few own once
      during under again against being been were had did may might must every however whether
      instead rather within across around per always never already maybe please here now up out
      off down since although unless either nor
      """;

  /** Ordinary words that fit every topic, commonest first. */
  static final String COMMON =
      """
      need make use want work get give find way part time thing problem change help check number
      right look new good first last different show write tell explain start point case line name
      list value set order result example question answer small large long short best better add
      keep run call try read seems wrong mean kind form level system group place plan idea end step
      week day month year people person friend team home office house school book page note letter
      word story message paper file table picture sound video phone price cost money pay buy sell
      open close turn move stop leave stay wait follow send bring take put hold build break fix cut
      clean test learn teach study think know believe understand remember forget decide choose
      compare measure count reach grow fall rise rest save spend win lose happen appear become
      include consider expect hope allow offer suggest describe create design improve reduce
      increase avoid prevent replace remove combine separate connect support protect prepare
      finish continue return repeat share join meet visit discuss agree argue report record review
      simple clear easy hard quick slow early late common rare public private local general
      special similar exact rough basic main extra full empty hot cold dry wet heavy light dark
      bright strong weak safe careful cheap expensive free busy quiet loud deep flat high low wide
      narrow thick thin round sharp soft smooth fresh old young modern usual normal strange
      important useful possible likely certain sure ready able whole half double single several
      second third next current recent final possible effect cause reason rule law method process
      model version detail source target range size weight length speed rate area side top bottom
      front back middle edge corner surface center board field ground floor wall door window room
      street road city country world market company business service product customer member
      manager project task goal issue topic matter subject fact evidence opinion choice condition
      situation experience habit skill limit risk error mistake difference relation pattern trend
      average total amount balance budget account deadline meeting schedule summary draft sample
      section chapter paragraph sentence title heading column row cell graph chart map image color
      shape tool machine engine device screen button switch cable battery power signal water food
      air fire earth tree plant animal bird fish dog cat child parent doctor teacher student
      """;

  /** One topic a line: {@code code} or {@code talk}, then the words most typical of it. */
  static final String TOPICS =
      """
      code python function list dict loop import pandas class exception generator decorator
      code java method interface stream collection thread maven override generic heap exception
      code javascript promise async component react callback array bundle browser event node
      code rust borrow lifetime trait cargo ownership struct enum closure compile unsafe
      code sql query join index table select transaction schema column aggregate constraint
      code docker container image compose volume network registry layer entrypoint build port
      code kubernetes pod deployment ingress namespace helm replica cluster probe secret node
      code git branch merge rebase commit conflict remote stash tag history upstream
      code regex pattern match capture group backtrack anchor escape lookahead greedy string
      code css grid flexbox margin selector media layout animation padding viewport theme
      code linux shell bash permission process pipe mount kernel systemd cron directory
      code embedded firmware interrupt register sensor timer serial voltage buffer bootloader pin
      code android activity fragment intent gradle permission layout view kotlin lifecycle
      code statistics regression variance sample hypothesis distribution confidence outlier median
      code training gradient loss layer dataset epoch embedding batch accuracy overfitting tensor
      code api endpoint request token header json authentication webhook response status rate
      code cloud bucket lambda region instance billing storage gateway autoscaling quota policy
      code testing mock assertion fixture coverage regression suite flaky integration unit
      code game sprite collision shader physics level player score animation camera engine
      code spreadsheet formula pivot cell lookup filter macro column workbook chart range
      talk cooking recipe oven sauce flour butter simmer garlic onion pan salt roast
      talk baking dough yeast sourdough crust cake frosting sugar whisk proof loaf batter
      talk travel flight hotel itinerary visa luggage train museum ticket airport beach hostel
      talk gardening soil seed tomato prune compost mulch frost fertilizer bloom root pot
      talk algebra equation polynomial factor matrix vector root proof theorem integer solve
      talk calculus derivative integral limit series convergence function continuous slope curve
      talk probability dice random variable expectation independent conditional draw event odds
      talk geometry triangle circle angle radius polygon parallel theorem area tangent
      talk physics momentum energy velocity force field mass friction wave quantum pendulum
      talk chemistry reaction molecule acid bond solution catalyst ion titration compound oxidation
      talk biology cell enzyme protein gene membrane mutation species evolution neuron tissue
      talk medicine symptom dose treatment diagnosis infection allergy blood pressure therapy
      talk hospital patient appointment insurance record nurse discharge ward referral billing
      talk contract clause liability tenant lease notice breach party termination signature
      talk immigration visa passport residence permit embassy application sponsor biometric
      talk tax deduction invoice income refund withholding expense receipt filing audit
      talk investing portfolio fund dividend stock bond yield inflation hedge retirement
      talk accounting ledger debit credit reconcile payroll asset depreciation accrual invoice
      talk marketing campaign audience brand slogan conversion newsletter landing engagement
      talk sales lead pipeline prospect quota pitch discount renewal negotiation forecast
      talk hiring resume interview candidate salary cover recruiter reference onboarding
      talk email subject reply polite signature apology reminder follow-up attachment tone
      talk fiction character plot dialogue scene villain chapter narrator twist dragon castle
      talk poetry verse rhyme stanza metaphor sonnet meter moon sorrow river silence
      talk essay thesis argument citation conclusion outline source introduction counterargument
      talk translation idiom phrase grammar tone formal dialect literal nuance glossary
      talk language vocabulary verb tense pronunciation conjugation fluent accent flashcard
      talk history empire war treaty revolution king century colony battle dynasty archive
      talk philosophy ethics free will consciousness kant virtue argument moral logic
      talk music chord melody guitar rhythm scale song tempo lyrics harmony piano
      talk photography lens aperture shutter exposure portrait tripod raw contrast focus
      talk fitness workout squat protein cardio stretch muscle calories running rest injury
      talk football goal season coach league defender transfer tactic penalty striker
      talk chess opening endgame pawn bishop sacrifice blunder rating knight tempo
      talk parenting toddler bedtime tantrum homework preschool sibling screen routine diaper
      talk relationships partner trust conflict apology boundary argument feelings breakup date
      talk pets puppy vet litter leash training vaccine kitten crate barking grooming
      talk cars engine brake oil transmission tire mileage mechanic clutch battery dashboard
      talk plumbing pipe leak faucet drain valve toilet pressure sealant wrench boiler
      talk electronics resistor circuit capacitor solder multimeter transistor amplifier ground
      talk woodworking plank joint glue sand drill cabinet varnish saw dowel clamp
      talk real estate mortgage agent appraisal listing closing inspection escrow downpayment
      talk logistics shipment warehouse pallet customs freight carrier inventory delay tracking
      talk climate carbon emission solar turbine temperature glacier policy drought renewable
      talk astronomy telescope planet orbit galaxy nebula eclipse star comet magnitude
      talk religion prayer temple scripture ritual saint pilgrimage faith festival sermon
      talk board card deck dice token strategy expansion rulebook player turn victory
      talk fashion fabric dress sleeve pattern sewing hem knit wool outfit zipper
      talk wedding guest venue vows bouquet invitation toast seating caterer budget
      talk classroom lesson worksheet rubric curriculum grade syllabus quiz pupil feedback
      talk security phishing password firewall malware patch vulnerability encryption incident
      talk support ticket customer refund escalation outage apology warranty complaint agent
      """;

  /** Beginnings of what people ask; the rest of the sentence is made of words. */
  static final String[] OPENERS = {
    "how do i",
    "can you",
    "what is",
    "why does",
    "write",
    "explain",
    "i have",
    "is there",
    "help me",
    "give me",
    "please",
    "what happens if",
    "compare",
    "rewrite",
    "i am trying to",
    "could you",
    "which",
    "summarize",
    "list",
    "fix",
    "we need",
    "my",
    "when i",
    "so",
    "ok and",
    "tell me about",
    "show me",
    "what would",
    "does",
    "create",
    "suggest",
    "translate",
    "the",
    "after",
    "should i",
  };

  /** Follow-ups that everybody writes. */
  static final String[] STOCK = {
    "thanks",
    "continue",
    "go on",
    "yes",
    "no",
    "try again",
    "shorter please",
    "why?",
    "ok",
    "are you sure?",
    "more detail please",
    "that does not work",
    "another example please",
  };

  /** Lines of program text; a percent sign stands for a word. */
  static final String[] CODE = {
    "for (int % = 0; % < %.size(); %++) {\n  %.%(%);\n}\n",
    "def %_%(%):\n    % = %[%]\n    return %\n",
    "SELECT %, % FROM % WHERE % > 12 ORDER BY %;\n",
    "if (% == null) {\n  throw new %Exception(\"% %\");\n}\n",
    "error: '%_%' is not a member of '%::%' at line 214\n",
    "const % = await %.%({ %: true, %: 3 });\n",
    "Traceback (most recent call last):\n  File \"%.py\", line 88, in %\n%Error: % %\n",
    "% = %.map(lambda %: %.%(%))\n",
    "# TODO %: % %\n",
    "export %_%=/opt/%/%\n",
  };

  static final String[] ONSETS = {
    "b", "br", "c", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "r",
    "s", "st", "t", "tr", "v", "w", "z", "",
  };

  static final String[] VOWELS = {"a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "io", "y"};

  static final String[] CODAS = {"", "", "", "", "", "", "n", "r", "l", "s", "t", "m", "x", "nd"};

  private EnglishWords() {}
}
