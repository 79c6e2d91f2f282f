import { words } from './language.ts';

/** First names of women and men alike: they tell nothing. */
const BOTH = `lindsey lindsay jan robin kim leslie terry tracy tracey ashley kelly jamie casey jordan taylor morgan alex sam chris pat dana drew jesse
  jessie kerry lee marion sandy shannon stacy sydney avery blake cameron carey charlie corey dale elliot emerson frankie harley hunter jackie
  jaime jean jody jules kendall logan lou max mel micah nicky noel parker quinn reese riley rory rowan sasha shelby sidney skyler toby val
  andrea nicola simone gabriele michele joan carmen jocelyn evelyn vivian hilary laurie lynn meredith valentine ariel angel guadalupe nikita
  kiran jo bobbie billie aubrey ali noor nour eden remy camille dominique claude maxime yu li min hayden peyton devon devin darcy tory marley
  august tyler madison francis frances jay leigh nat nico perry robbie ronnie rene renée stevie teddy gene tommie ira phoenix`;

/** Common first names of men, of many origins: they tell whom “he” can be. */
export const MALE_NAMES: string[] = words(`${BOTH}
  dinesh rajesh suresh ramesh mukesh ganesh mahesh naresh rakesh nitin sachin rahul rohan rohit amit ankit sumit vikram vijay ajay sanjay ravi raj rajiv
  sunil anand arvind ashok deepak gaurav harish karan kunal manoj mohan naveen pankaj prakash satish siddharth tarun uday varun vinod vivek imran
  irfan ismail jamal kamal khalid mahmoud mustafa nasser omar osama rashid saeed salman samir tariq usman wasim yasir yousef yusuf zahid ziad hamza
  hassan hussein ibrahim idris faisal fahad bashir akram anas arif asif aziz chidi chinedu femi ikenna kwame kofi kojo obinna olumide segun tunde
  jomo kamau mwangi otieno sipho thabo themba hiroshi kenji takeshi haruki daisuke kazuo kenta makoto masato naoki ryo satoshi shinji shinzo takashi
  taro toshio jae seung hyun jin minho jian qiang hao bo feng gang lei peng tao chao anh duc hieu hung minh nam phong quang tuan viet agus bambang
  budi joko surya miguel jorge javier rafael raúl ramón sergio pablo pedro manuel mario marcos martín mateo mauricio nicolás óscar octavio orlando
  osvaldo ricardo rodrigo rubén salvador santiago sebastián simón tomás vicente víctor álvaro agustín benito césar emiliano esteban ezequiel facundo
  gonzalo héctor hernán horacio hugo ignacio iván joaquín julio leandro leonardo lucas paulo joão tiago thiago vinicius wagner marcelo renato bjarne
  dag einar erling geir håkon hans henrik ivar jonas jens jørgen kjell knut lars leif magnus mats mikael morten nils odd olav ole oskar øystein per
  petter rasmus rolf rune sigurd stig sven svein tor tore trond ulf viggo aleksandar alexei andrzej arkady bogdan boris dariusz dejan dragan evgeny
  gennady goran grzegorz igor jakub janusz jaroslav jiri josef kamil karel kirill krzysztof leszek lech lukas maciej marcin marek mateusz maxim maksim
  michał milan mikhail miroslav nikola oleg oleksandr ondřej pavel petr piotr radek radosław ruslan stanislav stefan szymon taras tomasz vaclav vadim
  valery vasily vasyl viktor vitaly vitali vladimir vlad volodymyr wojciech yaroslav yevgeny yuri yuriy zbigniew zoltan zoran attila balázs béla csaba
  ferenc gábor györgy istván jános lászló miklos péter sándor tamás tibor viktor dimitris giorgos ioannis kostas konstantinos nikos panagiotis stavros
  yannis yanis cem emre hakan kemal mehmet murat onur orhan recep selim serkan amos benny dov ehud eitan itamar moshe shimon shlomo uri yair yitzhak yoav
  aldo alfredo carlo claudio daniele davide domenico enrico enzo fabio fabrizio federico filippo giacomo gianluca gino giorgio lorenzo luca luigi
  marcello marco massimo matteo maurizio paolo piero pietro riccardo roberto romano salvatore silvio stefano tommaso umberto vincenzo vittorio arnaud
  bastien benoît cédric didier émile étienne fabien fabrice frédéric gilles grégoire guillaume henri hervé jacques jérôme julien laurent lionel luc
  lucien marc marcel mathieu matthieu michel nicolas olivier patrice philippe pierre raphaël rémi roland romain serge stéphane sylvain thierry théo
  tristan xavier yann yves bernd christoph ernst friedrich fritz georg gerd günter günther hartmut heiko heinrich heinz helmut hermann holger horst ingo
  jochen joachim johann johannes jörg jürgen kai klaus konrad kurt lothar ludwig manfred markus matthias norbert otto rainer reinhard steffen thorsten
  udo ulrich uwe volker werner wilhelm wolfgang aled alun alwyn bryn dewi emrys euan ewan fergus fraser geraint gethin gwyn hamish huw iain idwal ieuan
  iestyn kieran lachlan llewellyn malachy niall padraig rhodri rhys ruairi seamus tadhg cillian ciaran cormac declan diarmuid eamon eoin alasdair angus
  callum rufus rupert giles nigel barnaby jasper jared jermaine jerome lamar leroy malik marvin maurice reggie reginald rodney roderick rudolph rudy russ
  russell terrell terrence trevor tyrone tyson vaughn vern vernon virgil wade wallace warren wendell wesley wilbur wilfred willard willie winston woodrow
  woody wyatt zach zachary anselm desmond quentin prescott morton lyle leopold salim norbert olaf tavon nelson newton
  aaron abdul abdullah abraham adam adrian ahmad ahmed aidan akira alan albert alberto alejandro alessandro
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
export const FEMALE_NAMES: string[] = words(`${BOTH}
  aaliyah abigail aditi adriana aisha akiko alba alejandra alessia alexandra alia alina alisha althea amal amara amina amira amrita ana anastasia
  anette angela angelica angelina anika anita anja anjali anneliese annika antonia anya aoife aretha arianna arlene asha asma astrid aude ayesha beata
  beatriz beatrix berit bernadette bettina bianca birgit brigid brigitte britta bronagh caitlin camila carla carlota carina carolin cassie catalina
  catrin cecile cécile chiara chidinma chika chloé ciara clémence clodagh consuelo coralie corina corinne dagmar dalia daria deepa deepika delphine
  demi divya dolly dominika dorota dorte eilidh eirini eka ekaterina eleni élise élodie elspeth elvira emine enid erin esma esme esperanza estelle esther
  eszter ethel eugénie ewa fadwa fathima fátima fatou felicity fern ffion fionnuala flavia florencia freya frieda galina geraldine gerda gisela
  giulietta graciela gráinne greta gudrun gwendolen gwendolyn gwyneth hadiza hala hana hanan hanne harriet hedda heike helga hélène hermione hettie hilda
  hiroko hortensia huda ilaria ilse imani imogen inga inge ingeborg inès inés ioana irena irène isadora isobel iva ivana iwona izabela jacinta jacqui jamila
  janelle jasmin jelena jennie johanne jolanta josefa josefina joséphine joyce juana jule julianne jutta kaitlin kasia katarina katarzyna kateryna katharina
  kathrin katrin kavita keisha kerstin kirsty klara klaudia kristen kristine krystyna ksenia lakshmi laila larissa latasha laure laurence lauretta layla léa
  leila lena leona leonie leonor liesbeth liliana lilly linnea lise liselotte liv lorena lorna lotte lotta lucia lucie ludmila luisa luise lyudmila magda
  magdalena mai maia mairead maja malgorzata malin manon marcela marcella margarida margaux margherita margit mariam mariana maribel mariella marielle
  marija marika marina mariko marisol marit marlena marta märta mathilde matilde mavis medea meera mei melisa mercy meta michaela michèle michiko mihaela
  milena mireille mirela mirembe mirjam moira montserrat morag myriam nadezhda nadiya naima namrata naoko nasreen nasrin natalya natascha neha nell nerys
  niamh noémie noemi nuria odette oksana oleksandra olena oonagh orla paola parisa patrícia paulina perpetua petronella philippa pia pilar pooja priyanka
  radhika raquel rasha rebekah renate rhian rhiannon rocío roisin róisín romy rosalia rosanna rosaura rosemarie roxana sabina sadia sahar sakina salome
  samira saoirse saskia shabnam shakira shalini shanice sheryl shirin shreya siân sigrid silje silvia sinead sinéad solange solveig soraya stefania
  stefanie sunita sushma suzana svenja swati takako tamar tamika tamsin tania tanja tasha tatjana temperance teodora tereza thandiwe thérèse tilda tomoko tove
  tricia trina trudy ulla uma ursula uta valérie vanya véronique veronika vesna vibeke viktoriya violeta virginie viviana wambui wangari wilma winnie ximena
  yael yara yelena yesenia yetunde yolande yuko yulia yumi zahra zeinab zeynep zita zofia zora aïssatou leopoldine agnieszka bronwen bethan beryl muriel
  clementine davina idina adele beyoncé rihanna vivienne loretta dawn hope leanne joanne gayle jayne lynne tess trish cate bonnie aubree zofia
  abigail ada adele adriana agnes aisha akiko alana alba alejandra alessandra alexandra alexis alice alicia alina
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
