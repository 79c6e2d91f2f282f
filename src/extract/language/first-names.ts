import { words } from './language.ts';

/** Common first names of men, of many origins: they tell whom “he” can be. */
export const MALE_NAMES: string[] = words(`aaron abdul abdullah abraham adam adrian ahmad ahmed aidan akira alan albert alberto alejandro alessandro
  alexander alexandre alfred ali amir anatoly anders andre andreas andrei andrew andrés andy angelo ángel anil anthony antoine anton
  antonio antony anwar ari arjun arnold arthur arturo ashraf austin babak barack barry bart bashar ben benedict benjamin bernard bernie bert
  bilal bill billy björn bob bobby boris brad bradley brendan brent bret brett brian bruce bruno bryan byron caleb calvin cameron carl carlos
  cesar chad charles charlie chen chris christian christophe christopher chuck clarence clark claude clive cody colin conor corey craig
  curtis cyril dale damian damien dan daniel danny dario darren dave david davíd dean denis dennis derek devin diego dieter dirk dmitri dmitry
  dominic don donald donovan doug douglas duncan dustin dwayne dwight dylan earl ed eddie edgar eduardo edward edwin elias elijah elliot
  elliott elon emeka emil emilio emmanuel enrique eric erik ernest ernesto ethan eugene evan fabian farid felipe felix fernando finn
  florian francesco francis francisco françois frank franklin fred frederick friedrich gabriel gareth gary gavin geoff geoffrey george
  georges gerald gerard gerhard gianni gilbert giovanni giuseppe glen glenn gordon graham grant greg gregory guillermo gunnar gustav guy
  hamid hamza hank hans haruki harold harry harvey hassan hector heinrich henri henrik henry herbert hiroshi howard hubert hugh hugo hussein
  ian ibrahim igor imran isaac isaiah ismail ivan jack jackson jacob jacques jaime jake jamal james jamie jan jared jason javier jay jean
  jeb jeff jeffrey jens jeremy jerome jerry jesse jim jimmy joachim joao joão joaquin joe joel johan johannes john johnny jon jonas jonathan
  jordan jorge josé jose josef joseph josh joshua juan jules julian julio jürgen justin kamal karim karl keith ken kenji kenneth kevin
  khalid kirk klaus kofi kurt kwame kyle lamar lance larry lars laurent lawrence lee leo leon leonard leroy leslie lewis liam lionel logan
  lorenzo lou louis luca lucas luigi luis luka lukas luke magnus mahmoud malcolm manuel marc marcel marco marcos marcus mario mark
  markus marshall martin marty marvin mason mateo mathias matt matteo matthew matthias maurice mauricio max maxim maxime mehmet mel
  michael michel miguel mike mikhail miles milo mitch mitt mohamed mohammad mohammed morgan moses muhammad mustafa nabil narendra nate
  nathan nathaniel neil nelson newt nicholas nick nicolas niels nigel nikolai noah noel norman olaf ole oleg oliver olivier omar oscar
  osama otto owen pablo paolo pascal patrick paul paulo pavel pedro per pete peter petr phil philip philippe pierre piotr preston rafael
  rahul raj rajesh ralph ramón ramon rand randy raphael rashid raúl raul ravi ray raymond reggie reince reza ricardo riccardo rich richard
  rick ricky rob robert roberto robin rod rodney rodrigo roger roland rolf roman ron ronald rory ross roy ruben rudolf rudy rupert russell
  ryan salman sam samir samuel sanjay santiago scott sean sebastian serge sergei sergey sergio seth shane shaun shawn sidney simon
  stanley stefan stefano stephen steve steven stewart stuart sunil sven tariq ted terence terrence terry theo theodore thiago thomas tim
  timothy tobias todd tom tomas tomasz tommy tony travis trevor tristan troy tyler umar usman vernon victor vikram vincent vladimir wade
  walter warren wayne wei werner wesley will willem william willie winston wolfgang xavier yasser yusuf youssef yuri zachary zane`);

/** Common first names of women, of many origins. */
export const FEMALE_NAMES: string[] = words(`abigail ada adele adriana agnes aisha akiko alana alba alejandra alessandra alexandra alexis alice alicia alina
  alison allison alma alyssa amal amanda amara amber amelia amina amy ana anastasia andrea angela angelica angelina anika anita anja ann anna
  annabel anne annette annie antonia anya april ariana ariel ashley astrid audrey aurora ava ayesha barbara beatrice beatriz becky
  belinda bella beth bethany betsy betty beverly bianca birgit bonnie brenda brianna bridget britney brittany brooke camila camilla candace
  cara carla carly carmen carol carolina caroline carolyn carrie cassandra catherine cathy cecilia celia celine charlene charlotte chelsea
  cheryl chiara chloe christiane christina christine cindy claire clara clarissa claudia colette colleen connie constance cora courtney
  cristina crystal cynthia daisy dana daniela danielle daphne dawn deborah debbie deirdre denise diana diane dina dolores donna dora doris
  dorothy ebony edith edna eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen ellie elsa elsie emilia emily emma
  erica erika erin esther eugenia eva eve evelyn faith farah fatima felicia fiona flora florence frances francesca frederica frida gabriela
  gabrielle gail gemma geneva genevieve georgia georgina geraldine gina ginny giovanna giulia gladys gloria grace greta gretchen gwen hailey
  hanna hannah harriet hazel heather heidi helen helena helene helga henrietta hilary hildegard hillary holly hope huma ida imelda imogen
  ines ingrid irene iris irina irma isabel isabella isabelle ivana ivanka ivy jacqueline jade jana jane janet janice janine jasmine jean
  jeanette jeanne jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodie johanna josephine josie joy joyce juanita judith judy
  julia juliana julie juliet june kamala kara karen karin karina karla kate katherine kathleen kathryn kathy katie katja katrina katy kay
  kayla keiko kellyanne kelly kelsey kendra kerry khadija kim kimberly kirsten kirstie kristen kristin kristina kylie lara laura lauren
  laurie leah leila lena leslie leticia lila lily lillian lina linda lindsay lindsey lisa liz liza lois lola loretta lori lorraine louisa
  louise lucia lucille lucinda lucy luisa lydia lynn mabel mackenzie madeleine madeline madison maggie maia maja malala malia mandy manuela
  mara marcia margaret margarita margot maria mariam marian mariana marianne marie marilyn marina marion marisa marissa marjorie marlene marta
  martha martina mary maryam matilda maureen maxine maya megan meghan melania melanie melinda melissa mercedes meredith mia michaela michele
  michelle mildred mimi mina miranda miriam mollie molly mona monica monika morgana muriel myra nadia nadine nancy naomi natalia natalie
  natasha nell nicola nicole nina noor nora norma nuala octavia olga olivia ophelia paige paloma pamela patricia patsy patti paula pauline
  pearl peggy penelope penny petra phoebe phyllis pippa polly priscilla priya rachel ramona rania rebecca regina renata renee rhonda rita
  roberta rocio rosa rosalind rose roseanne rosemary rosie roxanne ruby ruth sabine sabrina sally salma samantha sandra sara sarah
  sasha savannah selena serena shannon sharon sheila shelley sherry shirley siobhan sofia sonia sonja sophia sophie stacey stacy stella
  stephanie sue susan susanna susanne suzanne svetlana sybil sylvia tabitha tamara tammy tanya tara tatiana teresa tess tessa thea thelma
  theresa therese tiffany tina toni tracey tracy ulrike ursula valentina valerie vanessa vera verena veronica vicky victoria viola violet
  virginia vivian wanda wendy whitney wilhelmina winifred yasmin yoko yolanda yvette yvonne zainab zara zoe zoya`);
